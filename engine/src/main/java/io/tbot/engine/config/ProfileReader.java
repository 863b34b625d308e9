package io.tbot.engine.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the {@code profile} of an exchange: a call or message with a mistake falls out alone. */
final class ProfileReader {
    private static final List<String> KEYS = List.of("like", "calls", "errors", "wraps", "messages");
    private static final List<String> ERRORS = List.of("code", "ok", "limits", "unknown");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** The venues that {@code like} may name. */
    private static final List<String> VENUES =
            List.of("binance", "kraken", "coinbase", "bybit", "okx", "kucoin", "bitstamp", "alpaca", "gemini");

    private static final List<String> MESSAGES = joined(ProfileRule.ORDER_MESSAGES, ProfileRule.MARKET_MESSAGES);
    private static final int MAX_RULES = 64;
    private static final int MAX_CODES = 3;

    private final Mistakes found;

    ProfileReader(Mistakes found) {
        this.found = found;
    }

    /** The profile; {@code null} where there is none, or nothing of it is sound. */
    @Nullable
    ProfileRule read(Yaml node) {
        Entry profile = Entry.read(node, "profile", "key", KEYS, found);
        if (profile == null) {
            return null;
        }
        String like = profile.get("like") == null ? null : profile.text("like");
        if (like != null && !VENUES.contains(like)) {
            profile.wrongValue("like", Nearest.unknown("venue", like, VENUES));
            like = null;
        }
        Yaml errorNode = profile.get("errors");
        Entry errors = errorNode == null ? null : Entry.read(errorNode, "errors", "key", ERRORS, found);
        List<String> codes = errors == null ? List.of() : texts(errors, "code");
        for (String code : codes) {
            if (!code.startsWith(FieldSource.ANSWER)
                    || !FieldSource.callProblem(code).isEmpty()) {
                errorsProblem(errors, code);
                codes = List.of();
            }
        }
        if (codes.size() > MAX_CODES && errors != null) {
            errors.wrongValue("code", "more than " + MAX_CODES + " fields");
            codes = codes.subList(0, MAX_CODES);
        }
        return new ProfileRule(
                like,
                calls(profile),
                codes,
                errors == null ? List.of() : texts(errors, "ok"),
                errors == null ? List.of() : texts(errors, "limits"),
                errors == null ? List.of() : texts(errors, "unknown"),
                wraps(profile),
                messages(profile));
    }

    private static void errorsProblem(@Nullable Entry errors, String code) {
        if (errors != null) {
            String problem = FieldSource.callProblem(code);
            errors.wrongValue(
                    "code", problem.isEmpty() ? "'" + Quote.of(code) + "' does not begin with answer." : problem);
        }
    }

    private static List<String> wraps(Entry profile) {
        List<String> sound = new ArrayList<>();
        for (String wrap : texts(profile, "wraps")) {
            if (!profile.flawed("wraps", FieldSource.pathProblem(wrap))) {
                sound.add(wrap);
            }
        }
        return sound;
    }

    private List<ProfileRule.Call> calls(Entry profile) {
        List<ProfileRule.Call> calls = new ArrayList<>();
        for (Yaml node : nodes(profile, "calls")) {
            Entry entry =
                    Entry.read(node, "call", "key", joined(List.of("is", "method", "path"), ProfileRule.FACTS), found);
            ProfileRule.Call call = entry == null ? null : call(entry);
            if (call != null) {
                calls.add(call);
            }
        }
        return calls;
    }

    private ProfileRule.@Nullable Call call(Entry entry) {
        int before = found.count();
        String is = word(entry, "is", ProfileRule.CALLS);
        String method = entry.requiredText("method");
        if (method != null && !METHODS.contains(method.toUpperCase(Locale.ROOT))) {
            entry.wrongValue("method", Nearest.unknown("method", method, METHODS));
        }
        List<String> paths = texts(entry, "path");
        if (paths.isEmpty()) {
            entry.wrong(entry.node(), "'path' is missing");
        }
        for (String path : paths) {
            if (!path.startsWith("/")) {
                entry.wrongValue("path", "'" + Quote.of(path) + "' does not begin with '/'");
            }
        }
        Map<String, List<String>> facts = facts(entry, true);
        return is == null || method == null || found.count() > before
                ? null
                : new ProfileRule.Call(is, method.toUpperCase(Locale.ROOT), paths, facts);
    }

    private List<ProfileRule.Message> messages(Entry profile) {
        List<ProfileRule.Message> messages = new ArrayList<>();
        for (Yaml node : nodes(profile, "messages")) {
            Entry entry = Entry.read(node, "message", "key", joined(List.of("is", "when"), ProfileRule.FACTS), found);
            ProfileRule.Message message = entry == null ? null : message(entry);
            if (message != null) {
                messages.add(message);
            }
        }
        return messages;
    }

    private ProfileRule.@Nullable Message message(Entry entry) {
        int before = found.count();
        String is = word(entry, "is", MESSAGES);
        String when = entry.requiredText("when");
        if (when != null) {
            entry.flawed("when", FieldSource.conditionProblem(when));
        }
        Map<String, List<String>> facts = facts(entry, false);
        return is == null || when == null || found.count() > before ? null : new ProfileRule.Message(is, when, facts);
    }

    private static @Nullable String word(Entry entry, String key, List<String> words) {
        String word = entry.requiredText(key);
        if (word != null && !words.contains(word)) {
            entry.wrongValue(key, Nearest.unknown("word", word, words));
            return null;
        }
        return word;
    }

    private static Map<String, List<String>> facts(Entry entry, boolean call) {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        for (String fact : ProfileRule.FACTS) {
            List<String> sources = texts(entry, fact);
            for (String source : sources) {
                entry.flawed(fact, call ? FieldSource.callProblem(source) : FieldSource.messageProblem(source));
            }
            if (!sources.isEmpty()) {
                facts.put(fact, sources);
            }
        }
        return facts;
    }

    private static List<Yaml> nodes(Entry entry, String key) {
        List<Yaml> nodes = entry.list(key);
        if (nodes != null && nodes.size() > MAX_RULES) {
            entry.wrongValue(key, "more than " + MAX_RULES + " entries");
            return nodes.subList(0, MAX_RULES);
        }
        return nodes == null ? List.of() : nodes;
    }

    /** One text or a list of them. */
    private static List<String> texts(Entry entry, String key) {
        Yaml value = entry.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof Yaml.Scalar) {
            String text = entry.text(key);
            return text == null ? List.of() : List.of(text);
        }
        List<String> texts = new ArrayList<>();
        for (Yaml item : nodes(entry, key)) {
            if (item instanceof Yaml.Scalar scalar && !scalar.text().isBlank()) {
                texts.add(scalar.text());
            } else {
                entry.wrongValue(key, item.kind() + " stands where a text belongs");
            }
        }
        return texts;
    }

    private static List<String> joined(List<String> first, List<String> then) {
        List<String> all = new ArrayList<>(first);
        all.addAll(then);
        return List.copyOf(all);
    }
}
