package io.tbot.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.bootstrap.Probe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MeasureTest {
    private final Measure measure = new Measure(Caps.standard());

    private int orderSite(String... literals) {
        Point point = measure.point("order.place", Guard.ORDER, List.of("exchange", "symbol"));
        return measure.site(point, "order", literals);
    }

    private void call(int site, Object exchange, Object symbol) {
        long start = System.nanoTime();
        int token = measure.enter(site, start, exchange, symbol, null, null, null);
        measure.exit(token, start, false);
    }

    private Map<String, Long> callsByLabels() {
        Reading reading = measure.read();
        Map<String, Long> calls = new HashMap<>();
        for (Series series : reading.series()) {
            calls.merge(String.join("/", series.labels()), reading.of(series).calls(), Long::sum);
        }
        return calls;
    }

    @Test
    void countsEachLabelSetApart() {
        int site = orderSite("kraken", null);

        call(site, null, "BTC");
        call(site, null, "BTC");
        call(site, null, new String("ETH"));
        call(site, null, Thread.State.NEW);
        call(site, null, null);

        assertThat(callsByLabels())
                .isEqualTo(Map.of("kraken/BTC", 2L, "kraken/ETH", 1L, "kraken/NEW", 1L, "kraken/", 1L));
    }

    @Test
    void doesNotRunTheBotsCodeForALabel() {
        Object hostile = new Object() {
            @Override
            public int hashCode() {
                throw new IllegalStateException("called");
            }

            @Override
            public String toString() {
                throw new IllegalStateException("called");
            }
        };

        call(orderSite(), "kraken", hostile);

        assertThat(callsByLabels()).isEqualTo(Map.of("kraken/unreadable", 1L));
    }

    @Test
    void doesNotRunTheBotsCodeForAThread() throws InterruptedException {
        int site = orderSite();
        AtomicInteger asked = new AtomicInteger();
        Thread hostile = new Thread(() -> call(site, "kraken", "BTC")) {
            @Override
            public long getId() {
                asked.incrementAndGet();
                throw new IllegalStateException("called");
            }
        };

        hostile.start();
        hostile.join();

        assertThat(callsByLabels()).isEqualTo(Map.of("kraken/BTC", 1L));
        assertThat(asked).hasValue(0);
    }

    @Test
    void stripsWhatNoLabelMayHold() {
        call(orderSite(), "a\nb\u0000c", "x".repeat(300) + "y");

        assertThat(callsByLabels()).containsOnlyKeys("abc/" + "x".repeat(128));
    }

    @Test
    void countsNestedCallsOfOneGuardOnce() {
        int outer = orderSite();
        int inner = orderSite();

        long start = System.nanoTime();
        int token = measure.enter(outer, start, "proxy", "BTC", null, null, null);
        int nested = measure.enter(inner, start, "target", "BTC", null, null, null);
        measure.exit(token, start, false);
        call(inner, "target", "BTC");

        assertThat(nested).isNegative();
        assertThat(callsByLabels()).isEqualTo(Map.of("proxy/BTC", 1L, "target/BTC", 1L));
    }

    @Test
    void recoversFromACallThatNeverEnded() {
        Point point = measure.point("timer", Guard.EACH_PROBE, List.of("exchange", "symbol"));
        int outer = measure.site(point, "outer", new String[2], false, 1);
        int lost = measure.site(point, "lost", new String[2], false, 2);

        for (int i = 0; i < 100; i++) {
            long start = System.nanoTime();
            int token = measure.enter(outer, start, "outer", "", null, null, null);
            measure.enter(lost, start, "lost", "", null, null, null);
            measure.exit(token, start, false);
        }

        assertThat(callsByLabels()).isEqualTo(Map.of("outer/", 100L, "lost/", 0L));
        assertThat(measure.losses().frames()).isZero();
    }

    @Test
    void turnsLabelValuesBeyondTheirCapIntoOtherAndNamesThem() {
        int site = orderSite("kraken", null);

        for (int i = 0; i < 1000; i++) {
            call(site, null, "S" + i);
        }
        for (int i = 0; i < 50; i++) {
            call(site, null, "HOT");
        }

        Map<String, Long> calls = callsByLabels();
        assertThat(calls).hasSize(201).containsEntry("kraken/other", 850L);
        assertThat(measure.overflows()).singleElement().satisfies(overflow -> {
            assertThat(overflow.label()).isEqualTo("symbol");
            assertThat(overflow.top()).contains("HOT");
        });
        assertThat(measure.points().get(0).rejected()).isEqualTo(850);
    }

    @Test
    void sharesOneHistogramBeyondTheFirstSymbols() {
        int site = orderSite("kraken", null);

        for (int i = 0; i < 30; i++) {
            call(site, null, "S" + i);
        }

        Reading reading = measure.read();
        Map<String, Long> durations = new HashMap<>();
        for (Series series : reading.series()) {
            if (reading.of(series).durations() > 0) {
                durations.put(series.label(1), reading.of(series).durations());
            }
        }
        assertThat(durations).hasSize(21).containsEntry("other", 10L).containsEntry("S19", 1L);
    }

    @Test
    void clampsAndCountsWhatNoBucketHolds() {
        int site = orderSite();

        measure.record(site, -5, false, "kraken", "BTC", null, null, null);
        measure.record(site, Long.MAX_VALUE, true, "kraken", "BTC", null, null, null);

        Reading reading = measure.read();
        Totals totals = reading.of(reading.series().get(0));
        assertThat(measure.losses().clamped()).isEqualTo(2);
        assertThat(totals.count(0)).isEqualTo(1);
        assertThat(totals.count(Buckets.COUNT - 1)).isEqualTo(1);
        assertThat(totals.failed()).isEqualTo(1);
    }

    @Test
    void keepsTheCountsOfDeadThreads() throws InterruptedException {
        int site = orderSite();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Thread thread = new Thread(() -> call(site, "kraken", "BTC"));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long before = measure.footprintBytes();

        measure.sweep();

        assertThat(callsByLabels()).isEqualTo(Map.of("kraken/BTC", 200L));
        assertThat(measure.siteCalls(site)).isEqualTo(200);
        assertThat(measure.footprintBytes()).isLessThan(before / 2);
    }

    @Test
    void losesNoCountAmongRacingThreadsAndReaders() throws InterruptedException {
        int site = orderSite();
        int perThread = 50_000;
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            String symbol = "S" + (t & 1);
            Thread thread = new Thread(() -> {
                for (int i = 0; i < perThread; i++) {
                    call(site, "kraken", symbol);
                }
            });
            thread.start();
            threads.add(thread);
        }
        long last = 0;
        while (threads.stream().anyMatch(Thread::isAlive)) {
            measure.sweep();
            long now =
                    callsByLabels().values().stream().mapToLong(Long::longValue).sum();
            assertThat(now).isGreaterThanOrEqualTo(last);
            last = now;
        }

        assertThat(callsByLabels()).isEqualTo(Map.of("kraken/S0", 2L * perThread, "kraken/S1", 2L * perThread));
    }

    @Test
    void keepsOneCellForLabelsThatReadTheSame() {
        int site = orderSite();
        String common = "x".repeat(200);
        call(site, "kraken", common);
        long before = measure.footprintBytes();

        for (int i = 0; i < 2_000; i++) {
            call(site, "kraken", common + i);
        }

        assertThat(callsByLabels()).isEqualTo(Map.of("kraken/" + "x".repeat(128), 2001L));
        assertThat(measure.footprintBytes() - before).isLessThan(100_000);
    }

    @Test
    void keepsTheTreeOfAFailedOutermostCall() {
        List<Long> kept = new ArrayList<>();
        measure.keepWith(new Keeper() {
            @Override
            public void keep(Frames tree, Series root, long nanos, boolean failed) {
                kept.add((long) tree.copy(new int[64], new int[64], new long[64], new long[64]));
            }
        });
        int site = orderSite();
        Point inner = measure.point("db", Guard.DATABASE, List.of());
        int query = measure.site(inner, "query");

        long start = System.nanoTime();
        int token = measure.enter(site, start, "kraken", "BTC", null, null, null);
        int nested = measure.enter(query, start, null, null, null, null, null);
        measure.exit(nested, start, true);
        measure.exit(token, start, true);

        assertThat(kept).containsExactly(2L);
    }

    @Test
    void givesAWorkerOfTheCommonPoolItsCellsBackAfterEachStripping() {
        int site = orderSite();
        ForkJoinPool.commonPool().submit(() -> call(site, "kraken", "BTC")).join();
        long before = measure.footprintBytes();

        for (int i = 0; i < 2_000; i++) {
            ForkJoinPool.commonPool().submit(() -> call(site, "kraken", "BTC")).join();
        }

        assertThat(callsByLabels()).isEqualTo(Map.of("kraken/BTC", 2001L));
        assertThat(measure.footprintBytes() - before).isLessThan(20 * 4096);
    }

    @Test
    void countsAgainAfterAnOperationThatNeverEnded() {
        int site = orderSite();
        measure.enter(site, System.nanoTime(), "kraken", "LOST", null, null, null); // its exit fell to a stack overflow

        int counted = 0;
        for (int i = 0; i < 12_000; i++) {
            long start = System.nanoTime();
            int token = measure.enter(site, start, "kraken", "BTC", null, null, null);
            if (token >= 0) {
                measure.exit(token, start, false);
                counted++;
            }
        }

        assertThat(counted).isEqualTo(12_000 - 9_999);
        assertThat(measure.losses().leaked()).isEqualTo(1);
    }

    @Test
    void countsAgainAtOnceAfterAStackOverflow() {
        int site = orderSite();
        int other = measure.site(measure.point("md.tick", Guard.NONE, List.of()), "tick");
        measure.enter(site, System.nanoTime(), "kraken", "LOST", null, null, null);
        Probe.overflows++; // what woven code does where the exit could not run

        call(other, null, null);
        call(site, "kraken", "BTC");

        assertThat(callsByLabels()).isEqualTo(Map.of("kraken/LOST", 0L, "kraken/BTC", 1L, "", 1L));
        assertThat(measure.losses().leaked()).isEqualTo(1);
    }

    @Test
    void aStackOverflowIsNoFaultOfTheProbe() {
        Site site = measure.site(orderSite());

        assertThat(site.fault(new StackOverflowError())).isZero();
        assertThat(site.fault(new IllegalStateException())).isOne();
        assertThat(measure.faults()).isEqualTo(2);
    }
}
