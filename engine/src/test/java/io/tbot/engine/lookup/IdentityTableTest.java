package io.tbot.engine.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IdentityTableTest {
    /** Equal to every other and of one hash, to prove that neither is asked for. */
    private static final class Twin {
        @Override
        public boolean equals(Object other) {
            return other instanceof Twin;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    @Test
    void tellsEqualObjectsApart() {
        IdentityTable<String> table = new IdentityTable<>(16);
        Twin first = new Twin();
        Twin second = new Twin();

        table.put(first, "first");
        table.put(second, "second");

        assertThat(table.get(first)).isEqualTo("first");
        assertThat(table.get(second)).isEqualTo("second");
        assertThat(table.get(new Twin())).isNull();
    }

    @Test
    void replacesWhatWasKnown() {
        IdentityTable<String> table = new IdentityTable<>(16);
        Object key = new Object();

        table.put(key, "old");
        table.put(key, "new");

        assertThat(table.get(key)).isEqualTo("new");
        assertThat(table.size()).isOne();
    }

    @Test
    void letsOneOfTwoThreadsPutFirstAndShowsBothTheSame() throws Exception {
        int rounds = 20_000;
        IdentityTable<String> table = new IdentityTable<>(2 * rounds);
        Object[] keys = new Object[rounds];
        Arrays.setAll(keys, i -> new Object());
        String[][] seen = new String[2][rounds];
        CyclicBarrier together = new CyclicBarrier(2);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 2; t++) {
            String[] own = seen[t];
            String value = "thread " + t;
            threads.add(new Thread(() -> {
                try {
                    together.await();
                } catch (InterruptedException | BrokenBarrierException broken) {
                    throw new IllegalStateException(broken);
                }
                for (int i = 0; i < rounds; i++) {
                    table.putIfAbsent(keys[i], value);
                    own[i] = table.get(keys[i]);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(seen[0]).isEqualTo(seen[1]).doesNotContainNull();
        assertThat(table.size()).isEqualTo(rounds);
    }

    @Test
    void forgetsOnRequest() {
        IdentityTable<String> table = new IdentityTable<>(16);
        Object key = new Object();
        table.put(key, "x");

        table.remove(key);

        assertThat(table.get(key)).isNull();
        assertThat(table.size()).isZero();
    }

    @Test
    void countsWhatItHasNoRoomFor() {
        IdentityTable<Integer> table = new IdentityTable<>(100);
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            Object key = new Object();
            keys.add(key);
            table.put(key, i);
        }

        assertThat(table.size()).isEqualTo(100);
        assertThat(table.lost()).isEqualTo(50);
        assertThat(table.get(keys.get(99))).isEqualTo(99);
        assertThat(table.get(keys.get(100))).isNull();
    }

    @Test
    void doesNotKeepItsKeysAlive() {
        IdentityTable<String> table = new IdentityTable<>(16);
        WeakReference<Object> gone = new WeakReference<>(new Object());
        Object key = gone.get();
        if (key != null) {
            table.put(key, "x");
        }
        key = null;

        for (int i = 0; i < 50 && !gone.refersTo(null); i++) {
            System.gc();
        }

        assertThat(gone.refersTo(null)).isTrue();
        List<String> live = new ArrayList<>();
        table.forEach(live::add);
        assertThat(live).isEmpty();
    }

    @Test
    void staysBoundedOverAMillionKeysThatAreRemoved() {
        IdentityTable<Integer> table = new IdentityTable<>(1000);
        for (int i = 0; i < 1_000_000; i++) {
            Object key = new Object();
            table.put(key, i);
            assertThat(table.get(key) == i).isTrue();
            table.remove(key);
        }

        assertThat(table.size()).isZero();
        assertThat(table.lost()).isZero();
    }

    @Test
    void staysBoundedOverAMillionKeysThatAreAbandoned() {
        IdentityTable<Integer> table = new IdentityTable<>(4096);
        for (int i = 0; i < 1_000_000; i++) {
            table.put(new Object(), i);
            if (i % 100_000 == 0) {
                System.gc();
            }
        }

        assertThat(table.size()).isLessThanOrEqualTo(4096);
    }

    @Test
    void findsEveryOwnKeyWhileThreadsRace() throws InterruptedException {
        IdentityTable<Integer> table = new IdentityTable<>(1_000_000);
        AtomicInteger wrong = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            Thread thread = new Thread(() -> race(table, start, wrong));
            thread.start();
            threads.add(thread);
        }

        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(wrong).hasValue(0);
        assertThat(table.lost()).isZero();
    }

    private static void race(IdentityTable<Integer> table, CountDownLatch start, AtomicInteger wrong) {
        try {
            start.await();
        } catch (InterruptedException e) {
            wrong.incrementAndGet();
        }
        Object[] held = new Object[64];
        for (int i = 0; i < 100_000; i++) {
            int at = i & 63;
            Object old = held[at];
            if (old != null) {
                Integer value = table.get(old);
                if (value == null || value != i - 64) {
                    wrong.incrementAndGet();
                }
                if ((i & 1) == 0) {
                    table.remove(old);
                }
            }
            held[at] = new Object();
            table.put(held[at], i);
        }
    }
}
