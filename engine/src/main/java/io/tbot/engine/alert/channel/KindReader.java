package io.tbot.engine.alert.channel;

import io.tbot.engine.config.Entry;
import io.tbot.engine.config.Nearest;
import io.tbot.engine.config.Quote;
import io.tbot.engine.config.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what one kind of channel needs. */
final class KindReader {
    static final List<String> KINDS =
            List.of("webhook", "slack", "discord", "telegram", "pagerduty", "email", "sms", "alertmanager", "file");

    private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}");

    private static final List<String> COMMON = List.of("type", "rate", "fallback");

    private final Guard guard;

    KindReader(Guard guard) {
        this.guard = guard;
    }

    /** The keys of that kind; {@code null}, which takes any, where there is no such kind. */
    static @Nullable List<String> keys(String type) {
        List<String> own = switch (type) {
            case "webhook" -> List.of("url", "format", "secret", "max_alerts", "insecure");
            case "slack", "discord" -> List.of("url", "insecure");
            case "telegram" -> List.of("token", "chat", "url", "insecure");
            case "pagerduty" -> List.of("routing_key", "url", "insecure");
            case "sms" -> List.of("url", "body", "form", "authorization", "to", "insecure");
            case "alertmanager" -> List.of("members", "watchdog", "insecure");
            case "email" -> List.of("smtp", "tls", "user", "password", "oauth", "from", "to", "insecure");
            case "file" -> List.of("path");
            default -> null;
        };
        if (own == null) {
            return null;
        }
        List<String> keys = new ArrayList<>(COMMON);
        keys.addAll(own);
        return keys;
    }

    /** The channel; {@code null} where something is wrong, which is reported. */
    @Nullable
    Channel read(String type, Entry entry) {
        return switch (type) {
            case "webhook" -> webhook(entry);
            case "slack" -> {
                Secret url = keyUrl(entry);
                yield url == null ? null : http(new Slack(url), entry);
            }
            case "discord" -> {
                Secret url = keyUrl(entry);
                yield url == null ? null : http(new Discord(url), entry);
            }
            case "telegram" -> telegram(entry);
            case "pagerduty" -> pagerDuty(entry);
            case "sms" -> sms(entry);
            case "alertmanager" -> alertmanager(entry);
            case "email" -> MailReader.read(entry, guard);
            case "file" -> file(entry);
            default -> {
                entry.wrongValue("type", Nearest.unknown("type", type, KINDS));
                yield null;
            }
        };
    }

    private static @Nullable Channel file(Entry entry) {
        String path = entry.requiredText("path");
        return path == null ? null : new LogFile(path);
    }

    private @Nullable Channel webhook(Entry entry) {
        Secret url = url(entry, "url");
        Secret key = secret(entry, "secret", false);
        String format = entry.get("format") == null ? "alertmanager" : entry.text("format");
        boolean original = "original".equals(format);
        if (format != null && !original && !format.equals("alertmanager")) {
            entry.wrongValue("format", Nearest.unknown("format", format, List.of("alertmanager", "original")));
        }
        int max = entry.number("max_alerts", 1, 1000, Webhook.MAX_ALERTS, Webhook.MAX_ALERTS);
        return url == null ? null : http(new Webhook(url, key, original, max), entry);
    }

    private Channel http(Dialect dialect, Entry entry) {
        return new HttpChannel(dialect, wire(entry));
    }

    HttpWire wire(Entry entry) {
        return new HttpWire(flag(entry, "insecure"), guard, null);
    }

    private @Nullable Channel telegram(Entry entry) {
        Secret token = secret(entry, "token", true);
        String chat = entry.requiredText("chat");
        Secret base = base(entry, Telegram.BASE);
        if (token == null || chat == null || base == null || entry.flawed("chat", Secret.problem(chat))) {
            return null;
        }
        return http(new Telegram(token, Secret.of(chat), base), entry);
    }

    private @Nullable Channel pagerDuty(Entry entry) {
        Secret key = secret(entry, "routing_key", true);
        Secret base = base(entry, PagerDuty.BASE);
        return key == null || base == null ? null : http(new PagerDuty(key, base), entry);
    }

    private @Nullable Channel sms(Entry entry) {
        Secret url = url(entry, "url");
        String body = entry.requiredText("body");
        Secret authorization = secret(entry, "authorization", false);
        List<Secret> to = new ArrayList<>();
        for (String number : texts(entry, "to")) {
            to.add(Secret.of(number));
        }
        if (url == null || body == null || to.isEmpty() || entry.flawed("body", Secret.problem(body))) {
            return null;
        }
        return http(new SmsGateway(url, Secret.of(body), flag(entry, "form"), authorization, to), entry);
    }

    private @Nullable Channel alertmanager(Entry entry) {
        List<Secret> members = new ArrayList<>();
        for (String member : texts(entry, "members")) {
            if (addressProblem(entry, member).isEmpty()) {
                members.add(Secret.of(member));
            } else {
                entry.wrongValue("members", addressProblem(entry, member));
            }
        }
        return members.isEmpty() ? null : new AlertmanagerChannel(members, flag(entry, "watchdog"), wire(entry));
    }

    /** The texts of a list that must not be empty; empty where it is wrong, which is reported. */
    static List<String> texts(Entry entry, String key) {
        List<String> texts = new ArrayList<>();
        List<Yaml> nodes = entry.list(key);
        if (nodes == null) {
            return List.of();
        }
        for (Yaml node : nodes) {
            if (node instanceof Yaml.Scalar scalar && !scalar.text().isBlank()) {
                texts.add(scalar.text());
            } else {
                entry.wrong(node, "'" + key + "': " + node.kind() + " stands where a text belongs");
            }
        }
        if (texts.isEmpty()) {
            entry.wrongValue(key, "none is named");
        }
        return texts;
    }

    /** Another server than the well-known one. */
    private static @Nullable Secret base(Entry entry, Secret known) {
        return entry.get("url") == null ? known : url(entry, "url");
    }

    /** An address that is a key as a whole: whoever knows it may write there. */
    static @Nullable Secret keyUrl(Entry entry) {
        Secret url = url(entry, "url");
        String text = entry.get("url") instanceof Yaml.Scalar scalar ? scalar.text() : "";
        if (url != null && url.isLiteral() && !isLoopback(text)) {
            entry.wrongValue("url", "the address is a secret; write ${env:NAME} or ${file:/path}");
            return null;
        }
        return url;
    }

    /** An address; whole or in part it may be a secret, so no message quotes it. */
    private static @Nullable Secret url(Entry entry, String key) {
        String text = entry.requiredText(key);
        if (text == null || entry.flawed(key, addressProblem(entry, text))) {
            return null;
        }
        return Secret.of(text);
    }

    private static String addressProblem(Entry entry, String text) {
        String problem = Secret.problem(text);
        if (!problem.isEmpty()) {
            return problem;
        }
        if (!text.startsWith("${") && !text.startsWith("https://") && !text.startsWith("http://")) {
            return "not an address that begins with https:// or http://";
        }
        boolean plain = text.startsWith("http://");
        return plain && !flag(entry, "insecure") && !isLoopback(text)
                ? "http beyond loopback is readable on its way; 'insecure: true' allows it"
                : "";
    }

    /** Of an address that is there already; of a reference it is seen when it is used. */
    private static boolean isLoopback(String address) {
        String rest = address.substring(address.indexOf("//") + 2);
        if (rest.startsWith("${") || address.startsWith("${")) {
            return true;
        }
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String host = rest.substring(0, end);
        int colon = host.lastIndexOf(':');
        host = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
        return host.equals("localhost")
                || host.equals("[::1]")
                || LOOPBACK.matcher(host).matches();
    }

    /** A key or a password: by reference only. */
    static @Nullable Secret secret(Entry entry, String key, boolean required) {
        if (entry.get(key) == null && !required) {
            return null;
        }
        String text = entry.requiredText(key);
        if (text == null || entry.flawed(key, Secret.problem(text))) {
            return null;
        }
        Secret secret = Secret.of(text);
        if (secret.isLiteral()) {
            entry.wrongValue(key, "a secret stands in the file itself; write ${env:NAME} or ${file:/path}");
            return null;
        }
        return secret;
    }

    static boolean flag(Entry entry, String key) {
        Yaml value = entry.get(key);
        String text = value instanceof Yaml.Scalar scalar ? scalar.text() : "";
        if (value != null && !text.equals("true") && !text.equals("false")) {
            entry.wrongValue(key, "'" + Quote.of(text) + "' is not true or false");
        }
        return text.equals("true");
    }
}
