package io.tbot.bench.compare;

import io.tbot.bootstrap.Handoff;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.tick.Handoffs;
import io.tbot.engine.tick.Ticks;

/** What a hand-off adds to a queue or an executor, with a tick and without, of objects hashed before and of new ones. */
public final class HandoffCost {
    private static final int CALLS = 50_000;

    private HandoffCost() {}

    public static void main(String[] arguments) throws Exception {
        Ticks ticks = new Ticks();
        Handoff.connect(new Handoffs(ticks, new Measure(Caps.standard()), new Families()));
        Object[] events = new Object[1024];
        for (int i = 0; i < events.length; i++) {
            events[i] = new Object();
        }
        CpuTime.Loop there = calls -> {
            for (int i = 0; i < calls; i++) {
                Object event = events[i & 1023];
                Handoff.put(event);
                Handoff.take(event);
            }
            return calls;
        };
        Object[] fresh = new Object[CALLS];
        System.out.print(new CpuTime(CALLS)
                .with("put and take, off", there)
                .with("new object, hashed", calls -> {
                    long sum = 0;
                    for (int i = 0; i < calls; i++) {
                        fresh[i] = new Object();
                        sum += System.identityHashCode(fresh[i]);
                    }
                    return sum;
                })
                .measure());
        ticks.arrived(OrderFacts.CAUSAL, System.nanoTime(), null, null, 0, OrderFacts.NONE);
        System.out.print(new CpuTime(CALLS)
                .with("put and take with a tick", there)
                .with("publish and see with a tick", calls -> {
                    for (int i = 0; i < calls; i++) {
                        Handoff.publish(events[i & 1023], Handoff.DISRUPTOR);
                        Handoff.end(Handoff.see(events[i & 1023], Handoff.DISRUPTOR));
                    }
                    return calls;
                })
                .with("new object, put and take with a tick", calls -> {
                    for (int i = 0; i < calls; i++) {
                        fresh[i] = new Object();
                        Handoff.put(fresh[i]);
                        Handoff.take(fresh[i]);
                    }
                    return calls;
                })
                .measure());
        ticks.handled();
        System.out.print(new CpuTime(CALLS).with("put and take without a tick", there).measure());
    }
}
