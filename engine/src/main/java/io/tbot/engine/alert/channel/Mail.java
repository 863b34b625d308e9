package io.tbot.engine.alert.channel;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
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
    private static final Answer TOO_LATE = Answer.retry("its time ran out");

    /** Stands for a code where the connection was lost. */
    private static final int LOST = 1;

    private final MailSettings settings;
    private final Guard guard;
    private final @Nullable SSLSocketFactory trust;

    Mail(MailSettings settings, Guard guard, @Nullable SSLSocketFactory trust) {
        this.settings = settings;
        this.guard = guard;
        this.trust = trust;
    }

    @Override
    public boolean takes(String recipient) {
        return MailText.isAddress(recipient);
    }

    @Override
    public Channel to(List<String> recipients) {
        return new Mail(settings.to(recipients), guard, trust);
    }

    @Override
    public Answer send(Message message, long nowMillis) {
        List<String> left = new ArrayList<>();
        for (String to : settings.to()) {
            if (!message.isSettled(to)) {
                left.add(to);
            }
        }
        if (left.isEmpty()) {
            return message.settled();
        }
        long startNanos = System.nanoTime();
        try (Socket socket = connect()) {
            Guard.Watch watch = guard.watch(socket, guard.leftMillis(startNanos));
            try (watch) {
                Answer answer = talk(secured(socket), message, left, nowMillis);
                return watch.isOver() && answer.kind() == Answer.Kind.RETRY ? TOO_LATE : answer;
            } catch (IOException fault) {
                return watch.isOver() ? TOO_LATE : Answer.retry(HttpChannel.why(fault));
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
        return HttpWire.connect(addresses, settings.port(), guard.patience());
    }

    private Socket secured(Socket socket) throws IOException {
        return settings.tls().equals("smtps")
                ? HttpWire.secure(trust, socket, settings.host(), settings.port())
                : socket;
    }

    private Answer talk(Socket socket, Message message, List<String> to, long nowMillis) throws IOException {
        Properties properties = properties();
        Session session = Session.getInstance(properties);
        URLName url = new URLName("smtp", settings.host(), settings.port(), null, null, null);
        SMTPTransport transport = new SMTPTransport(session, url);
        boolean isIn = false;
        try {
            transport.connect(socket);
            int code = logIn(transport);
            if (code != MailLogin.WELCOME) {
                return isRefusal(code)
                        ? Answer.gone("log-in failed with " + code)
                        : Answer.retry("log-in broke off at " + code);
            }
            isIn = true;
            MimeMessage mail = new MimeMessage(
                    session, new ByteArrayInputStream(MailText.of(message, settings.from(), settings.to(), nowMillis)));
            List<Address> addresses = new ArrayList<>();
            for (String each : to) {
                addresses.add(new InternetAddress(each));
            }
            transport.sendMessage(mail, addresses.toArray(new Address[0]));
            to.forEach(message::taken);
            return message.settled();
        } catch (SendFailedException some) {
            return judge(some, message, to.size());
        } catch (MessagingException fault) {
            return judge(fault, transport.getLastReturnCode(), isIn);
        } finally {
            socket.close(); // nothing is left to say; QUIT could hang once more
        }
    }

    private int logIn(SMTPTransport transport) throws MessagingException, SecretMissingException {
        Secret user = settings.user();
        Secret password = settings.password();
        return user == null || password == null
                ? MailLogin.WELCOME
                : new MailLogin(transport, user.reveal(), password.reveal()).by(settings.oauth());
    }

    private static boolean isRefusal(int code) {
        return code >= 500;
    }

    private Properties properties() throws IOException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put(
                "mail.smtp.connectiontimeout", Integer.toString(guard.patience().connectMillis()));
        properties.put("mail.smtp.timeout", Integer.toString(guard.patience().readMillis()));
        properties.put("mail.smtp.localhost", "tbot-agent");
        properties.put("mail.smtp.from", settings.from());
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.auth", "false"); // see MailLogin
        boolean starttls = settings.tls().equals("starttls");
        properties.put("mail.smtp.starttls.enable", Boolean.toString(starttls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(starttls));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        if (starttls) {
            properties.put("mail.smtp.ssl.socketFactory", trust == null ? HttpWire.platformTrust() : trust);
        }
        return properties;
    }

    /**
     * Who has it is told no more, and whoever was refused for good neither; for the others the kindest of their codes
     * counts.
     */
    private static Answer judge(SendFailedException fault, Message message, int asked) {
        if (fault.getValidSentAddresses() != null) {
            for (Address sent : fault.getValidSentAddresses()) {
                message.taken(((InternetAddress) sent).getAddress());
            }
        }
        int putOff = 0;
        int refused = 0;
        for (Exception next = fault;
                next != null;
                next = next instanceof MessagingException more ? more.getNextException() : null) {
            if (next instanceof SMTPAddressFailedException address) {
                int code = address.getReturnCode();
                if (isPutOff(code)) {
                    putOff = code;
                } else {
                    refused++;
                    message.refused(address.getAddress().getAddress(), "refused with " + code);
                }
            } else if (next instanceof IOException) {
                putOff = putOff == 0 ? LOST : putOff;
            }
        }
        int code = fault instanceof SMTPSendFailedException whole ? whole.getReturnCode() : 0;
        if (putOff == 0 && isPutOff(code)) {
            putOff = code;
        }
        if (putOff > 0) {
            return putOff == LOST ? Answer.retry("broke off") : Answer.retry("put off with " + putOff);
        }
        if (refused == asked || message.isPartlyTaken()) {
            return message.settled();
        }
        return isRefusal(code) ? Answer.permanent("refused with " + code) : Answer.retry("broke off");
    }

    private static boolean isPutOff(int code) {
        return code >= 400 && code < 500;
    }

    private static Answer judge(MessagingException fault, int code, boolean isIn) {
        boolean io = fault.getNextException() instanceof IOException;
        if (!io && String.valueOf(fault.getMessage()).contains("STARTTLS is required")) {
            return Answer.gone("the server offers no STARTTLS");
        }
        if (!io && isRefusal(code)) {
            return isIn ? Answer.permanent("refused with " + code) : Answer.gone("refused with " + code);
        }
        return Answer.retry(io ? HttpChannel.why((IOException) fault.getNextException()) : "broke off at " + code);
    }
}
