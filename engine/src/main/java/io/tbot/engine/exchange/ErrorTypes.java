package io.tbot.engine.exchange;

import io.tbot.bootstrap.HotPath;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What kind of failure an exception or an answer is; a dozen words, never a message. */
final class ErrorTypes {
    private static final int MAX_CAUSES = 4;

    private ErrorTypes() {}

    /** The type of an answer; {@code null} where it is none. */
    @HotPath
    static @Nullable String ofStatus(int status) {
        if (status == 429 || status == 418) {
            return "rate_limit";
        }
        if (status >= 400) {
            return status >= 500 ? "http_5xx" : "http_4xx";
        }
        return null;
    }

    static String of(@Nullable Throwable thrown) {
        Throwable fault = thrown;
        for (int i = 0; i < MAX_CAUSES && fault != null; i++) {
            if (!(fault instanceof CompletionException || fault instanceof ExecutionException)) {
                break;
            }
            fault = fault.getCause();
        }
        if (fault == null) {
            return "other";
        }
        if (fault instanceof ConnectException && causedBy(fault, UnresolvedAddressException.class)) {
            return "dns";
        }
        return plain(fault);
    }

    private static String plain(Throwable fault) {
        if (fault instanceof SocketTimeoutException
                || fault instanceof TimeoutException
                || named(fault, "java.net.http.HttpTimeoutException")
                || named(fault, "org.apache.http.conn.ConnectTimeoutException")
                || (fault instanceof InterruptedIOException && says(fault, "timeout"))) { // OkHttp's call timeout
            return "timeout";
        }
        if (fault instanceof UnknownHostException || fault instanceof UnresolvedAddressException) {
            return "dns";
        }
        if (fault instanceof ConnectException || fault instanceof NoRouteToHostException) {
            return "connect";
        }
        if (fault instanceof SSLException) {
            return "tls";
        }
        if (fault instanceof InterruptedException || fault instanceof InterruptedIOException) {
            return "interrupted";
        }
        if (fault instanceof CancellationException || says(fault, "Canceled")) { // the latter is OkHttp's
            return "cancelled";
        }
        if (named(fault, "java.net.http.WebSocketHandshakeException")
                || (fault instanceof ProtocolException && says(fault, "Expected HTTP 101"))) { // OkHttp's
            return "handshake";
        }
        if (fault instanceof SocketException
                || fault instanceof EOFException
                || fault instanceof ClosedChannelException
                || named(fault, "org.apache.http.NoHttpResponseException")
                || named(fault, "org.apache.hc.core5.http.NoHttpResponseException")
                || named(fault, "org.apache.http.ConnectionClosedException")
                || named(fault, "org.apache.hc.core5.http.ConnectionClosedException")) {
            return "connection_lost";
        }
        return fault instanceof IOException ? "io" : "other";
    }

    private static boolean causedBy(Throwable fault, Class<? extends Throwable> type) {
        Throwable cause = fault.getCause();
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            if (type.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** By a library's own fixed words, where it has no class for it. */
    private static boolean says(Throwable fault, String words) {
        String message = fault.getMessage();
        return message != null && message.startsWith(words);
    }

    /** By name, since a runtime may lack the module, and the agent has none of the libraries. */
    private static boolean named(Throwable fault, String name) {
        for (Class<?> type = fault.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
