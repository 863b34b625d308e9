package io.tbot.engine.tick;

import io.tbot.bootstrap.HotPath;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is measured of hand-offs, and under which names it is exposed. Threads: made at set-up. */
final class HandoffPoints {
    private static final String[] HOPS = {"queue", "executor", "fork_join", "disruptor", "carrier"};

    private final Measure measure;
    private final int wait;
    private final int lost;
    private final Map<String, Long> told = new HashMap<>();

    HandoffPoints(Measure measure, Families families) {
        this.measure = measure;
        Point waits = measure.point("handoff.wait", Guard.NONE, List.of("hop"));
        families.histogram(
                "tbot_queue_wait_seconds",
                "from when an object with a tick was handed over to when another thread took it up, every 16th",
                waits,
                Map.of(),
                "hop");
        wait = measure.site(waits, "wait of a hand-off", new String[1]);
        Point losses = measure.point("handoff.lost", Guard.NONE, List.of("reason"));
        families.counter(
                "tbot_handoff_lost_total",
                "ticks that were lost between threads",
                losses,
                Source.CALLS,
                Map.of(),
                "reason");
        lost = measure.site(losses, "lost hand-offs", new String[1]);
    }

    @HotPath
    void waited(int hop, long nanos) {
        measure.record(wait, nanos, false, HOPS[hop], null, null, null, null);
    }

    /** Takes a total; only the reader's thread. */
    void lost(String reason, long total) {
        long more = total - told.getOrDefault(reason, 0L);
        if (more > 0) {
            measure.count(lost, more, reason, null, null, null, null);
            told.put(reason, total);
        }
    }
}
