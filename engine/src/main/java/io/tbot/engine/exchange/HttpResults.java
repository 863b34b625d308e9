package io.tbot.engine.exchange;

import io.tbot.bootstrap.HotPath;
import io.tbot.engine.connectivity.Connectivity;
import io.tbot.engine.connectivity.ResponseHeaders;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Site;
import org.jspecify.annotations.Nullable;

/**
 * Counts what became of HTTP calls: status, failure, time, and what the answer's headers say.
 *
 * <p>Threads: any of the bot's; nobody waits.
 */
final class HttpResults {
    private static final String NO_ANSWER = "error";
    private static final int MIN_STATUS = 100;
    private static final int MAX_STATUS = 599;
    private static final String[] STATUSES = statuses();

    private final Measure measure;
    private final int callSite;
    private final int errorSite;

    /** Who is told of answers; set before the first call. */
    private @Nullable Connectivity connectivity;

    HttpResults(Measure measure, Families families) {
        this.measure = measure;
        callSite = measure.site(ExchangePoints.call(measure, families), "http call", new String[3], true, 0);
        errorSite = measure.site(ExchangePoints.error(measure, families), "http error", new String[2]);
    }

    void tell(Connectivity connectivity) {
        this.connectivity = connectivity;
    }

    /** A token for {@link #finish}; negative where the call is part of one that is counted. */
    @HotPath
    int open(long startNanos) {
        return measure.enter(callSite, startNanos, null, null, null, null, null);
    }

    /** Counts a call that {@link #open} opened. */
    @HotPath
    void finish(
            int token,
            long startNanos,
            String exchange,
            String endpoint,
            int status,
            @Nullable Throwable thrown,
            ResponseHeaders headers) {
        long endNanos = System.nanoTime();
        measure.exitLabelled(
                callSite,
                token,
                startNanos,
                endNanos,
                isFailure(status),
                exchange,
                endpoint,
                textOf(status),
                null,
                null);
        countError(exchange, status, thrown);
        answered(exchange, endpoint, status, startNanos, endNanos, headers);
    }

    /** Gives up what {@link #open} opened. */
    @HotPath
    void abandon(int token) {
        measure.abandon(token);
    }

    /** Counts a call that ended in the background. */
    @HotPath
    void completed(
            String exchange,
            String endpoint,
            long startNanos,
            int status,
            @Nullable Throwable thrown,
            ResponseHeaders headers) {
        long endNanos = System.nanoTime();
        measure.record(
                callSite, endNanos - startNanos, isFailure(status), exchange, endpoint, textOf(status), null, null);
        countError(exchange, status, thrown);
        answered(exchange, endpoint, status, startNanos, endNanos, headers);
    }

    @HotPath
    private void answered(
            String exchange, String endpoint, int status, long startNanos, long endNanos, ResponseHeaders headers) {
        Connectivity connectivity = this.connectivity;
        if (connectivity != null) {
            connectivity.answered(exchange, endpoint, status, startNanos, endNanos, headers);
        }
        headers.clear();
    }

    /** Notes a fault of ours; the call goes on unmeasured. */
    int failed(Throwable fault) {
        Site site = measure.site(callSite);
        if (site != null) {
            site.fault(fault);
        }
        return -1;
    }

    @HotPath
    private void countError(String exchange, int status, @Nullable Throwable thrown) {
        if (isFailure(status)) {
            String type = status > 0 ? ErrorTypes.ofStatus(status) : ErrorTypes.of(thrown);
            measure.count(errorSite, 1, exchange, type, null, null, null);
        }
    }

    @HotPath
    private static boolean isFailure(int status) {
        return status <= 0 || status >= 400;
    }

    @HotPath
    private static String textOf(int status) {
        if (status <= 0) {
            return NO_ANSWER;
        }
        return status < MIN_STATUS || status > MAX_STATUS ? "other" : STATUSES[status - MIN_STATUS];
    }

    private static String[] statuses() {
        String[] texts = new String[MAX_STATUS - MIN_STATUS + 1];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = Integer.toString(MIN_STATUS + i);
        }
        return texts;
    }
}
