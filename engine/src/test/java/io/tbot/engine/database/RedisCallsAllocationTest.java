package io.tbot.engine.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tbot.engine.FreshThread;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshThread.class)
class RedisCallsAllocationTest {
    private static final int CALLS = 200_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final RedisCalls calls = new RedisCalls(new Measure(Caps.standard()), new Families());

    @Test
    void allocatesNothingForACommandThatIsWaitedFor() {
        byte[] name = "GET".getBytes(StandardCharsets.US_ASCII);

        double least = Double.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 0; i < CALLS; i++) {
                long start = System.nanoTime();
                calls.exit(calls.enter(name, start), start, null);
            }
            long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            least = Math.min(least, (after - before) / (double) CALLS);
        }

        assertThat(least).isLessThan(0.01);
    }
}
