package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Timings;
import java.util.EnumMap;
import java.util.Map;

/** What a channel has come to so far. Threads: written under the outbox's lock, read through a copy. */
final class ChannelCounts {
    long sent;
    long digested;
    long retried;
    long replaced;
    long redirected;
    long attempts;
    final Timings latency = Timings.ofSending();
    final Map<Reason, Long> dead = new EnumMap<>(Reason.class);

    void dead(Reason reason) {
        dead.merge(reason, 1L, Long::sum);
    }
}
