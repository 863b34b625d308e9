package io.tbot.engine.alert.channel;

import io.tbot.engine.config.Entry;
import io.tbot.engine.config.Nearest;
import io.tbot.engine.config.Quote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a channel of type {@code email}. */
final class MailReader {
    private static final List<String> TLS = List.of("starttls", "smtps", "none");

    private MailReader() {}

    static @Nullable Channel read(Entry entry, Guard guard) {
        String smtp = entry.requiredText("smtp");
        String tls = entry.get("tls") == null ? "starttls" : entry.text("tls");
        Secret user = entry.get("user") == null ? null : textOrSecret(entry, "user");
        Secret password = KindReader.secret(entry, "password", user != null);
        String from = entry.requiredText("from");
        List<String> to = KindReader.texts(entry, "to");
        for (String each : to) {
            if (!MailText.isAddress(each)) {
                entry.wrongValue("to", "'" + Quote.of(each) + "' is not an address of mail");
            }
        }
        if (from != null && !MailText.isAddress(from)) {
            entry.wrongValue("from", "'" + Quote.of(from) + "' is not an address of mail");
        }
        if (tls != null && !TLS.contains(tls)) {
            entry.wrongValue("tls", Nearest.unknown("protection", tls, TLS));
        }
        if (smtp == null || from == null || tls == null) {
            return null;
        }
        int colon = smtp.lastIndexOf(':');
        int port = colon < 0 ? (tls.equals("smtps") ? 465 : 587) : port(smtp.substring(colon + 1));
        String host = colon < 0 ? smtp : smtp.substring(0, colon);
        if (port == 0 || host.isEmpty()) {
            entry.wrongValue("smtp", "'" + Quote.of(smtp) + "' is not host:port");
            return null;
        }
        boolean oauth = KindReader.flag(entry, "oauth");
        boolean insecure = KindReader.flag(entry, "insecure");
        return new Mail(new MailSettings(host, port, tls, insecure, user, password, oauth, from, to), guard, null);
    }

    private static @Nullable Secret textOrSecret(Entry entry, String key) {
        String text = entry.text(key);
        return text == null || entry.flawed(key, Secret.problem(text)) ? null : Secret.of(text);
    }

    private static int port(String text) {
        int port = 0;
        for (int i = 0; i < text.length() && i < 6; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            port = port * 10 + (c - '0');
        }
        return port > 65_535 ? 0 : port;
    }
}
