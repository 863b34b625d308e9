package io.tbot.engine.alert.channel;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * Mail by SMTP.
 *
 * <p>Errors: 5 s to connect, 10 s for an answer, 30 s in all. A recipient who has it is not sent it again when another
 * was put off; codes of 4xx are to be tried again, of 5xx never.
 */
final class Mail implements Channel {
    private final MailSettings settings;
    private final Guard guard;
    private final @Nullable SSLSocketFactory trust;

    Mail(MailSettings settings, Guard guard, @Nullable SSLSocketFactory trust) {
        this.settings = settings;
        this.guard = guard;
        this.trust = trust;
    }

    @Override
    @SuppressWarnings("try") // the watch does its work by being there
    public Answer send(Message message, long nowMillis) {
        List<String> left = new ArrayList<>();
        for (String to : settings.to()) {
            if (!message.isTaken(to)) {
                left.add(to);
            }
        }
        long startNanos = System.nanoTime();
        try (Socket socket = connect()) {
            try (Guard.Watch watch = guard.watch(socket, guard.leftMillis(startNanos))) {
                return talk(socket, message, left, nowMillis);
            }
        } catch (RefusedAddressException refused) {
            return Answer.gone(refused.getMessage());
        } catch (IOException fault) {
            return Answer.retry(HttpChannel.why(fault));
        } catch (NoClassDefFoundError slim) {
            return Answer.gone("this Java runtime lacks a module that mail needs");
        }
    }

    private Socket connect() throws IOException {
        boolean plain = settings.tls().equals("none");
        List<InetAddress> addresses = Addresses.of(settings.host(), plain, settings.insecure());
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(addresses.get(0), settings.port()), Guard.CONNECT_MILLIS);
            socket.setSoTimeout(settings.readMillis());
            return settings.tls().equals("smtps")
                    ? HttpWire.secure(trust, socket, settings.host(), settings.port())
                    : socket;
        } catch (IOException fault) {
            socket.close();
            throw fault;
        }
    }

    private Answer talk(Socket socket, Message message, List<String> to, long nowMillis) throws IOException {
        Properties properties = properties();
        Session session = Session.getInstance(properties);
        String user = settings.user() == null ? null : settings.user().reveal();
        String password =
                settings.password() == null ? null : settings.password().reveal();
        URLName url = new URLName("smtp", settings.host(), settings.port(), null, user, password);
        SMTPTransport transport = new SMTPTransport(session, url);
        try {
            transport.connect(socket);
            MimeMessage mail = new MimeMessage(
                    session, new ByteArrayInputStream(MailText.of(message, settings.from(), settings.to(), nowMillis)));
            List<Address> addresses = new ArrayList<>();
            for (String each : to) {
                addresses.add(new InternetAddress(each));
            }
            transport.sendMessage(mail, addresses.toArray(new Address[0]));
            return Answer.done();
        } catch (SendFailedException some) {
            return judge(some, message);
        } catch (AuthenticationFailedException refused) {
            int code = transport.getLastReturnCode();
            return code < 500 ? Answer.retry("log-in broke off at " + code) : Answer.gone("log-in failed with " + code);
        } catch (MessagingException fault) {
            return judge(fault, transport.getLastReturnCode());
        } finally {
            socket.close(); // nothing is left to say; QUIT could hang once more
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.connectiontimeout", Integer.toString(Guard.CONNECT_MILLIS));
        properties.put("mail.smtp.timeout", Integer.toString(settings.readMillis()));
        properties.put("mail.smtp.writetimeout", Integer.toString(Guard.TOTAL_MILLIS));
        properties.put("mail.smtp.localhost", "tbot-agent");
        properties.put("mail.smtp.from", settings.from());
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.auth", Boolean.toString(settings.user() != null));
        properties.put("mail.smtp.auth.mechanisms", settings.oauth() ? "XOAUTH2" : "CRAM-MD5 PLAIN LOGIN");
        boolean starttls = settings.tls().equals("starttls");
        properties.put("mail.smtp.starttls.enable", Boolean.toString(starttls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(starttls));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        if (trust != null) {
            properties.put("mail.smtp.ssl.socketFactory", trust);
        }
        return properties;
    }

    /** Who has it is told no more; for the others the kindest of their codes counts. */
    private static Answer judge(SendFailedException fault, Message message) {
        if (fault.getValidSentAddresses() != null) {
            for (Address sent : fault.getValidSentAddresses()) {
                message.taken(((InternetAddress) sent).getAddress());
            }
        }
        int code = fault instanceof SMTPSendFailedException send ? send.getReturnCode() : 0;
        int worst = 0;
        for (Exception next = fault;
                next != null;
                next = next instanceof MessagingException m ? m.getNextException() : null) {
            if (next instanceof SMTPAddressFailedException address) {
                code = address.getReturnCode();
            }
            worst = code > worst ? code : worst;
            if (code >= 400 && code < 500) {
                return Answer.retry("put off with " + code);
            }
        }
        if (worst >= 500 && fault instanceof SMTPSendFailedException send && send.getReturnCode() == 421) {
            return Answer.retry("closed with 421");
        }
        return worst >= 500 ? Answer.permanent("refused with " + worst) : Answer.retry("broke off");
    }

    private static Answer judge(MessagingException fault, int code) {
        boolean io = fault.getNextException() instanceof IOException;
        if (!io && String.valueOf(fault.getMessage()).contains("STARTTLS is required")) {
            return Answer.gone("the server offers no STARTTLS");
        }
        if (!io && code >= 500) {
            return Answer.permanent("refused with " + code);
        }
        return Answer.retry(io ? HttpChannel.why((IOException) fault.getNextException()) : "broke off at " + code);
    }
}
