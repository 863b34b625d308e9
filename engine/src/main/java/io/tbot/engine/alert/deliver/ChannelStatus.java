package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Timings;
import java.util.List;
import java.util.Map;

/**
 * A channel at one moment, for metrics and answers.
 *
 * @param queued waiting and on their way
 * @param breaker 0 closed, 1 open, 2 half open
 * @param sent notifications the receiver has, those in digests included
 * @param digested of these, in digests
 * @param retried attempts after which it will be tried again
 * @param replaced notifications in whose place a newer one of their group went
 * @param redirected to the fallback
 * @param attempts requests begun
 * @param latency from enqueued to sent
 * @param dead notifications given up, by reason
 */
public record ChannelStatus(
        String name,
        String type,
        int queued,
        int breaker,
        long sent,
        long digested,
        long retried,
        long replaced,
        long redirected,
        long attempts,
        Timings.Counts latency,
        Map<Reason, Long> dead) {
    private static final List<String> BREAKER = List.of("closed", "open", "half_open");

    /** The breaker in a word. */
    public String breakerWord() {
        return BREAKER.get(breaker);
    }
}
