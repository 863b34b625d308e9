package io.tbot.engine.alert.channel;

import io.tbot.engine.config.Entry;
import io.tbot.engine.config.Nearest;
import io.tbot.engine.config.Quote;
import io.tbot.engine.config.Yaml;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what one kind of channel needs. */
final class KindReader {
    private static final List<String> KINDS = List.of("webhook", "file");

    private static final List<String> COMMON = List.of("type", "rate", "fallback");

    private final Guard guard;

    KindReader(Guard guard) {
        this.guard = guard;
    }

    /** The keys of that kind; {@code null}, which takes any, where there is no such kind. */
    static @Nullable List<String> keys(String type) {
        List<String> own = switch (type) {
            case "webhook" -> List.of("url", "format", "secret", "max_alerts", "insecure");
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
        return new HttpChannel(dialect, new HttpWire(flag(entry, "insecure"), guard));
    }

    /** An address; whole or in part it may be a secret, so no message quotes it. */
    private static @Nullable Secret url(Entry entry, String key) {
        String text = entry.requiredText(key);
        if (text == null || entry.flawed(key, Secret.problem(text))) {
            return null;
        }
        if (!text.startsWith("${") && !text.startsWith("https://") && !text.startsWith("http://")) {
            entry.wrongValue(key, "not an address that begins with https:// or http://");
            return null;
        }
        boolean plain = text.startsWith("http://");
        if (plain && !flag(entry, "insecure") && !isLoopback(text.substring(7))) {
            entry.wrongValue(key, "http beyond loopback is readable on its way; 'insecure: true' allows it");
            return null;
        }
        return Secret.of(text);
    }

    private static boolean isLoopback(String rest) {
        return rest.startsWith("localhost")
                || rest.startsWith("127.")
                || rest.startsWith("[::1]")
                || rest.startsWith("${");
    }

    /** A key or a password: by reference only. */
    private static @Nullable Secret secret(Entry entry, String key, boolean required) {
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

    private static boolean flag(Entry entry, String key) {
        Yaml value = entry.get(key);
        String text = value instanceof Yaml.Scalar scalar ? scalar.text() : "";
        if (value != null && !text.equals("true") && !text.equals("false")) {
            entry.wrongValue(key, "'" + Quote.of(text) + "' is not true or false");
        }
        return text.equals("true");
    }
}
