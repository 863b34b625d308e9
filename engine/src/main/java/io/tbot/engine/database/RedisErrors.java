package io.tbot.engine.database;

import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * What kind of failure a Redis command ended in: the first word of the server's answer where it is one of the
 * protocol's, else what the client's exception is called. Never another word of a message, which may hold a key.
 */
final class RedisErrors {
    private static final int MAX_CAUSES = 4;
    private static final Set<String> WORDS = Set.of(
            "ERR",
            "WRONGTYPE",
            "WRONGPASS",
            "NOAUTH",
            "NOPERM",
            "BUSY",
            "BUSYKEY",
            "OOM",
            "MOVED",
            "ASK",
            "READONLY",
            "LOADING",
            "MASTERDOWN",
            "CLUSTERDOWN",
            "CROSSSLOT",
            "TRYAGAIN",
            "NOSCRIPT",
            "EXECABORT",
            "MISCONF",
            "NOREPLICAS",
            "UNKILLABLE");

    private RedisErrors() {}

    static String typeOf(Throwable thrown) {
        Throwable fault = thrown;
        for (int i = 0; i < MAX_CAUSES; i++) {
            Throwable cause = fault.getCause();
            if (cause == null || !(fault instanceof CompletionException || fault instanceof ExecutionException)) {
                break;
            }
            fault = cause;
        }
        String word = word(fault.getMessage());
        if (WORDS.contains(word)) {
            return word.toLowerCase(Locale.ROOT);
        }
        return plain(fault);
    }

    private static String plain(Throwable fault) {
        if (fault instanceof CancellationException) {
            return "cancelled";
        }
        String type = fault.getClass().getSimpleName();
        if (type.contains("Timeout") || fault.getCause() instanceof SocketTimeoutException) {
            return "timeout";
        }
        if (type.contains("Connection")) {
            return "connection";
        }
        return fault instanceof RuntimeException ? "runtime" : "other";
    }

    private static String word(@Nullable String message) {
        if (message == null) {
            return "";
        }
        int space = message.indexOf(' ');
        return space < 0 ? message : message.substring(0, space);
    }
}
