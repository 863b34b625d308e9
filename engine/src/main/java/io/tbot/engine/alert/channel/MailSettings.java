package io.tbot.engine.alert.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where mail goes and how.
 *
 * @param tls {@code starttls}, which is then required; {@code smtps}; {@code none}
 * @param user {@code null} for a server that asks for none
 * @param oauth whether the password is a token, for XOAUTH2
 */
record MailSettings(
        String host,
        int port,
        String tls,
        boolean insecure,
        @Nullable Secret user,
        @Nullable Secret password,
        boolean oauth,
        String from,
        List<String> to) {
    /** The same to others. */
    MailSettings to(List<String> others) {
        return new MailSettings(host, port, tls, insecure, user, password, oauth, from, List.copyOf(others));
    }
}
