package io.tbot.engine.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.channel.ChannelFaults.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Thirty faults at eight channels that speak HTTP and ten at mail, beside one that works. Long form: ./prove channels.
 */
class ChannelMatrixTest {
    /** As in production, but sooner where a fault is to be waited for; a busy machine has time to answer. */
    private static final Patience SHORT = new Patience(500, 10_000, 200, 10_000);

    private static final Patience SHORTER = new Patience(500, 10_000, 200, 1_500);

    private static final int LEAST = 10;
    private static final long LIMIT_NANOS = 2_000_000_000L;

    /** Nothing but the end of all its time ends a mail that is answered by the byte. */
    private static Patience patience(Fault fault) {
        return fault.name().equals("an answer by the byte") ? SHORTER : SHORT;
    }

    @Test
    void f07F08EveryFaultIsOfTheRightClassAtEveryChannelAndHoldsUpNoOther() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<ChannelTrial.Result>> running = new ArrayList<>();
        List<ChannelTrial.Result> results = new ArrayList<>();
        try {
            for (Fault fault : ChannelFaults.http()) {
                running.add(threads.submit(() -> ChannelTrial.run(fault, false, SHORT, LEAST)));
            }
            for (Fault fault : ChannelFaults.mail()) {
                running.add(threads.submit(() -> ChannelTrial.run(fault, true, patience(fault), LEAST)));
            }
            for (Future<ChannelTrial.Result> each : running) {
                results.add(each.get());
            }
        } finally {
            threads.shutdownNow();
        }

        List<String> wrong = new ArrayList<>();
        results.forEach(result -> wrong.addAll(result.wrong()));
        assertThat(wrong).isEmpty();
        assertThat(results.stream().mapToInt(each -> each.outcomes().size()).sum())
                .isEqualTo(31 * 8 + 10);
        assertThat(ChannelTrial.percentile(ChannelTrial.sorted(results), 0.99)).isLessThan(LIMIT_NANOS);
    }
}
