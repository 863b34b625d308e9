package io.tbot.engine.probe;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Probe;
import io.tbot.bootstrap.ProbeSink;
import io.tbot.engine.config.Operation;
import io.tbot.engine.config.ProbeSpec;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Series;
import io.tbot.engine.measure.Site;
import io.tbot.engine.orders.StatusWords;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What a call of an own probe means to the measuring instrument: whether it failed, what its status is called, what its
 * value is.
 *
 * <p>Threads: any of the bot's; nobody waits. Errors: a fault inside a probe is counted with its site, and the
 * hundredth switches the site off; values that are no numbers are counted and left out.
 */
public final class ProbeRuntime extends ProbeSink {
    /** Faults of one site that switch it off. */
    public static final int MAX_FAULTS = 100;

    private static final byte PLAIN = 0;
    private static final byte OK_VERDICT = 1;
    private static final byte FAIL_ON_NULL = 2;
    private static final byte STATUS = 4;
    private static final byte HIT = 8;
    private static final byte GAUGE = 16;

    private final Measure measure;

    @SuppressWarnings("UnusedVariable") // wired next
    private final OrderFlow flow;

    private final Feeds feeds;

    private final ProbeSites sites;
    private final StatusWords statusWords = new StatusWords();
    private final byte[] traits = new byte[Probe.MAX_SITES];
    private final LongAdder strayFaults = new LongAdder();
    private final LongAdder badValues = new LongAdder();

    public ProbeRuntime(Measure measure, Families families, OrderFlow flow, Feeds feeds) {
        this.measure = measure;
        this.flow = flow;
        this.feeds = feeds;
        this.sites = new ProbeSites(measure, families, this);
    }

    /** Where weaving registers. */
    public ProbeSites sites() {
        return sites;
    }

    void describe(int site, ProbeSpec probe, boolean verdictIsOk) {
        int trait = PLAIN;
        if (probe.bindings().containsKey("ok") || probe.bindings().containsKey("fail")) {
            trait |= verdictIsOk ? OK_VERDICT : FAIL_ON_NULL;
        }
        if (probe.op() == Operation.ORDER_EVENT) {
            trait |= STATUS;
        } else if (probe.op() == Operation.CACHE_GET) {
            trait |= HIT;
        } else if (probe.op() == Operation.GAUGE) {
            trait |= GAUGE;
        }
        traits[site] = (byte) trait;
    }

    @Override
    @HotPath
    public int enter(
            int site,
            long startNanos,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4) {
        return measure.enter(site, startNanos, l0, word(traits[site], l1), l2, l3, l4);
    }

    @Override
    @HotPath
    public void exit(int site, int token, long startNanos, @Nullable Object verdict, @Nullable Throwable thrown) {
        long endNanos = System.nanoTime();
        measure.exit(token, startNanos, endNanos, thrown != null || failed(traits[site], verdict));
    }

    @Override
    @HotPath
    public void exitLabelled(
            int site,
            int token,
            long startNanos,
            @Nullable Object verdict,
            @Nullable Throwable thrown,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4) {
        long endNanos = System.nanoTime();
        byte trait = traits[site];
        boolean failed = thrown != null || failed(trait, verdict);
        measure.exitLabelled(site, token, startNanos, endNanos, failed, l0, word(trait, l1), l2, l3, l4);
    }

    /** Slot 1 of a few operations holds a word of the bot's that the catalogue spells its own way. */
    @HotPath
    private @Nullable Object word(byte trait, @Nullable Object word) {
        if ((trait & (STATUS | HIT)) == 0) {
            return word;
        }
        if ((trait & STATUS) != 0) {
            return statusWords.normalise(word);
        }
        return word == null || Boolean.FALSE.equals(word) || "false".equals(word) ? "miss" : "hit";
    }

    @HotPath
    private static boolean failed(byte trait, @Nullable Object verdict) {
        if ((trait & OK_VERDICT) != 0) {
            return Boolean.FALSE.equals(verdict);
        }
        return (trait & FAIL_ON_NULL) != 0 && verdict == null;
    }

    @Override
    @HotPath
    public void value(
            int site,
            double number,
            @Nullable Object boxed,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4) {
        double value = boxed instanceof Number counted ? counted.doubleValue() : number;
        boolean finite = Math.abs(value) <= Double.MAX_VALUE;
        if ((traits[site] & GAUGE) != 0) {
            if (finite) {
                measure.set(site, value, l0, l1, l2, l3, l4);
                return;
            }
        } else if (finite && value >= 0) {
            measure.add(site, value, l0, l1, l2, l3, l4);
            return;
        }
        badValues.increment();
    }

    @Override
    @HotPath
    public void exchangeTime(int site, int token, long startNanos, long epoch, @Nullable Object boxed) {
        Series tick = measure.seriesOf(token);
        long venueNanos = ExchangeClock.epochNanos(epoch, boxed);
        if (tick == null || venueNanos == 0) {
            badValues.increment();
            return;
        }
        long none = OrderFacts.NONE;
        feeds.arrived(
                OrderFacts.CAUSAL,
                startNanos,
                tick.label(0),
                tick.label(1),
                tick.label(2),
                venueNanos,
                none,
                none,
                none);
        feeds.handled();
    }

    @Override
    public void failed(int siteId, Throwable fault) {
        Site site = measure.site(siteId);
        if (site == null) {
            strayFaults.increment();
        } else if (site.fault(fault) >= MAX_FAULTS) {
            Probe.turn(siteId, false);
        }
    }

    /** Faults in advice that no longer knew its site. */
    public long strayFaults() {
        return strayFaults.sum() + Probe.faults;
    }

    /** Values and times that were no numbers. */
    public long badValues() {
        return badValues.sum();
    }

    /** The words for order statuses, shared so that what nobody knows is counted once. */
    public StatusWords statusWords() {
        return statusWords;
    }

    /** Order statuses that no venue's vocabulary has. */
    public long unknownStatuses() {
        return statusWords.unknown();
    }
}
