package io.tbot.engine.alert.channel;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLException;

/**
 * A channel that speaks HTTP: its dialect says what, this sends it.
 *
 * <p>Errors: where a message takes many requests, an attempt ends with those that the receiver takes at once, and when
 * its time is over.
 */
final class HttpChannel implements Channel {
    private final Dialect dialect;
    private final HttpWire wire;

    HttpChannel(Dialect dialect, HttpWire wire) {
        this.dialect = dialect;
        this.wire = wire;
    }

    @Override
    public Answer send(Message message, long nowMillis) {
        long startNanos = System.nanoTime();
        try {
            for (HttpCall call : dialect.calls(message, nowMillis)) {
                if (message.isSettled(call.part())) {
                    continue;
                }
                if (wire.isLate(startNanos) || !message.ask()) {
                    return Answer.more();
                }
                Answer answer = dialect.judge(wire.send(call), nowMillis);
                if (answer.kind() == Answer.Kind.DONE) {
                    message.taken(call.part());
                } else if (answer.kind() == Answer.Kind.PERMANENT && !answer.channelGone()) {
                    message.refused(call.part(), answer.why());
                } else {
                    return answer;
                }
            }
            return message.settled();
        } catch (RefusedAddressException refused) {
            return Answer.gone(refused.getMessage());
        } catch (IOException fault) {
            return Answer.retry(why(fault));
        } catch (RuntimeException fault) {
            return Answer.permanent("cannot be written: " + fault.getClass().getSimpleName());
        }
    }

    @Override
    public boolean digests() {
        return dialect.digests();
    }

    @Override
    public boolean hearsAcknowledgements() {
        return dialect.hearsAcknowledgements();
    }

    @Override
    public boolean takes(String recipient) {
        return dialect.takes(recipient);
    }

    @Override
    public Channel to(List<String> recipients) {
        return new HttpChannel(dialect.to(recipients), wire);
    }

    /** Exceptions of the JDK quote addresses, and an address may be a key: only ours are repeated. */
    static String why(IOException fault) {
        if (fault instanceof SecretMissingException || fault instanceof HttpFaultException) {
            return String.valueOf(fault.getMessage());
        }
        if (fault instanceof UnknownHostException) {
            return "unknown host";
        }
        return fault instanceof SSLException ? "TLS failed: " + fault.getClass().getSimpleName() : words(fault);
    }

    private static String words(IOException fault) {
        String name = fault.getClass().getSimpleName();
        return switch (name) {
            case "ConnectException" -> "connection refused";
            case "SocketTimeoutException" -> "timed out";
            case "NoRouteToHostException" -> "no route";
            case "SocketException", "EOFException" -> "connection broke";
            default -> name;
        };
    }
}
