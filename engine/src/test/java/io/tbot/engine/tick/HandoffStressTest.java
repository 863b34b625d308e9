package io.tbot.engine.tick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/** Threads that race for few objects and few places: a tick may be lost and counted, but never be another one's. */
class HandoffStressTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = 150_000;

    @Test
    void bringsTheSendersOwnTickOrNone() throws InterruptedException {
        HandoffTable table = new HandoffTable();
        ConcurrentLinkedQueue<Event> queue = new ConcurrentLinkedQueue<>();
        Event[] reused = new Event[8];
        for (int i = 0; i < reused.length; i++) {
            reused[i] = new Event();
        }
        LongAdder right = new LongAdder();
        LongAdder wrong = new LongAdder();
        CountDownLatch start = new CountDownLatch(1);
        Thread[] threads = new Thread[THREADS];
        for (int t = 0; t < THREADS; t++) {
            long seed = t + 1;
            threads[t] = new Thread(() -> {
                WorkingThread own = new WorkingThread();
                ThreadLocalRandom random = ThreadLocalRandom.current();
                for (int i = 0; i < ROUNDS; i++) {
                    // a fresh event mostly, which nobody else has; now and then one that several send at once
                    boolean shared = random.nextInt(8) == 0;
                    Event sent = shared ? reused[random.nextInt(reused.length)] : new Event();
                    // as times are: their last bits, by which a reader knows them, have nothing in common
                    long tick = random.nextInt(4) == 0 ? 0 : ((seed << 40) + i + 1) * 0x9E3779B97F4A7C15L;
                    if (!shared) {
                        sent.tickNanos = tick;
                    }
                    sent.shared = shared;
                    int key = sent.key();
                    table.put(key, tick, 0);
                    queue.add(sent);
                    Event got = queue.poll();
                    if (got != null) {
                        long brought = table.take(got.key(), own);
                        if (!got.shared && brought != 0) {
                            (brought == got.tickNanos ? right : wrong).increment();
                        }
                    }
                }
            });
            threads[t].start();
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(wrong.sum()).isZero();
        assertThat(right.sum()).isGreaterThan(ROUNDS);
    }

    private static final class Event {
        private static final AtomicInteger MADE = new AtomicInteger();

        private final int id = MADE.incrementAndGet();
        long tickNanos;
        boolean shared;

        /** One for each, of few sets, so that events meet in them. */
        int key() {
            return id >>> 4 << 12 | id & 0xF;
        }
    }
}
