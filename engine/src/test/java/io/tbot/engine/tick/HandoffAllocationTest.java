package io.tbot.engine.tick;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tbot.bootstrap.Handoff;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.engine.FreshThread;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshThread.class)
class HandoffAllocationTest {
    private static final int CALLS = 200_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Ticks ticks = new Ticks();

    @Test
    void allocatesNothingOnTheWayFromTickToOrder() {
        Handoff.connect(new Handoffs(ticks, new Measure(Caps.standard()), new Families()));
        Object event = new Object();
        Object task = new Object();
        OrderFacts facts = new OrderFacts();
        double least = Double.MAX_VALUE;

        for (int round = 0; round < 5; round++) {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 0; i < CALLS; i++) {
                ticks.arrived(OrderFacts.CAUSAL, System.nanoTime(), "kraken", "BTC/USD", 0, i);
                Handoff.put(event);
                Handoff.submit(task, Handoff.EXECUTOR);
                Handoff.publish(facts, Handoff.DISRUPTOR);
                ticks.handled();
                Handoff.take(event);
                Handoff.end(Handoff.begin(task, Handoff.EXECUTOR));
                Handoff.end(Handoff.see(facts, Handoff.DISRUPTOR));
                facts.timeNanos = System.nanoTime();
                ticks.stamp(facts);
            }
            long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            least = Math.min(least, (after - before) / (double) CALLS);
        }

        assertThat(least).isLessThan(0.01);
    }
}
