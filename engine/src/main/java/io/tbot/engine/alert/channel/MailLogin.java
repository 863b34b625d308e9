package io.tbot.engine.alert.channel;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Logs in to a server of mail by the best way that it offers: a token by XOAUTH2, a password by CRAM-MD5, PLAIN or
 * LOGIN. The library knows CRAM-MD5 through SASL only, which a slim runtime lacks, and then no other way.
 *
 * <p>Source: RFC 4954, RFC 2195, RFC 4616, Google's description of XOAUTH2.
 */
final class MailLogin {
    /** It is in. */
    static final int WELCOME = 235;

    /** None of the ways is offered. */
    static final int NO_WAY = 504;

    private static final int GO_ON = 334;

    private final SMTPTransport server;
    private final String user;
    private final String password;

    MailLogin(SMTPTransport server, String user, String password) {
        this.server = server;
        this.user = user;
        this.password = password;
    }

    /** What the server says in the end; {@link #WELCOME} where it lets us in. */
    int by(boolean oauth) throws MessagingException {
        String offered = server.supportsExtension("AUTH") ? server.getExtensionParameter("AUTH") : "";
        List<String> ways =
                List.of(String.valueOf(offered).toUpperCase(Locale.ROOT).split(" "));
        if (oauth) {
            return ways.contains("XOAUTH2") ? token() : NO_WAY;
        }
        if (ways.contains("CRAM-MD5")) {
            return challenged();
        }
        if (ways.contains("PLAIN")) {
            return server.simpleCommand("AUTH PLAIN " + base64("\0" + user + "\0" + password));
        }
        return ways.contains("LOGIN") ? inTwoSteps() : NO_WAY;
    }

    private int token() throws MessagingException {
        int code = server.simpleCommand(
                "AUTH XOAUTH2 " + base64("user=" + user + "\u0001auth=Bearer " + password + "\u0001\u0001"));
        return code == GO_ON ? server.simpleCommand("") : code; // it says why not, and waits for a nod
    }

    private int challenged() throws MessagingException {
        int code = server.simpleCommand("AUTH CRAM-MD5");
        if (code != GO_ON) {
            return code;
        }
        String said = String.valueOf(server.getLastServerResponse()).strip();
        try {
            byte[] challenge = Base64.getDecoder().decode(said.substring(said.indexOf(' ') + 1));
            return server.simpleCommand(base64(user + ' ' + answer(challenge, password)));
        } catch (IllegalArgumentException noBase64) {
            return server.simpleCommand("*");
        }
    }

    static String answer(byte[] challenge, String password) {
        try {
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacMD5"));
            return HexFormat.of().formatHex(mac.doFinal(challenge));
        } catch (GeneralSecurityException none) {
            throw new IllegalArgumentException(none);
        }
    }

    private int inTwoSteps() throws MessagingException {
        int code = server.simpleCommand("AUTH LOGIN");
        code = code == GO_ON ? server.simpleCommand(base64(user)) : code;
        return code == GO_ON ? server.simpleCommand(base64(password)) : code;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
