package io.tbot.engine.probe;

import io.tbot.bootstrap.FactValue;
import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Probe;
import io.tbot.bootstrap.ProbeSink;
import io.tbot.engine.config.Expression;
import io.tbot.engine.config.ProbeSpec;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Site;
import io.tbot.engine.orders.OrderWords;
import io.tbot.engine.orders.ProbedOrders;
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

    private static final short PLAIN = 0;
    private static final short OK_VERDICT = 1;
    private static final short FAIL_ON_NULL = 2;
    private static final short STATUS = 4;
    private static final short HIT = 8;
    private static final short GAUGE = 16;

    /** Slots 2 and 3 hold an order's type and side. */
    private static final short PLACE = 32;

    /** A label is known only at the end. */
    private static final short LATE = 64;

    /** Market data, whose end is told. */
    private static final short TICK = 128;

    /** It names how often the bot means to make the call. */
    private static final short PACED = 256;

    private final Measure measure;

    private final ProbedOrders orders;
    private final ProbedTicks ticks;
    private final Pacing pacing;
    private final ProbeSites sites;
    private final StatusWords statusWords = new StatusWords();
    private final OrderWords sides = OrderWords.SIDES;
    private final OrderWords types = OrderWords.TYPES;
    private final short[] traits = new short[Probe.MAX_SITES];
    private final LongAdder strayFaults = new LongAdder();
    private final LongAdder badValues = new LongAdder();

    public ProbeRuntime(Measure measure, Families families, OrderFlow flow, Feeds feeds) {
        this.measure = measure;
        this.orders = new ProbedOrders(flow);
        this.ticks = new ProbedTicks(measure, feeds);
        this.pacing = new Pacing(measure, families);
        this.sites = new ProbeSites(measure, families, this);
    }

    /** Where weaving registers. */
    public ProbeSites sites() {
        return sites;
    }

    /**
     * Says what a site means.
     *
     * @param method name and descriptor
     * @param literals text of each label slot that never changes there
     * @param late whether a label is known only at the end
     */
    void describe(
            int site, ProbeSpec probe, String method, @Nullable String[] literals, boolean late, boolean verdictIsOk) {
        int trait = late ? LATE : PLAIN;
        if (probe.bindings().containsKey("ok") || probe.bindings().containsKey("fail")) {
            trait |= verdictIsOk ? OK_VERDICT : FAIL_ON_NULL;
        }
        trait |= switch (probe.op()) {
            case ORDER_PLACE -> PLACE;
            case ORDER_EVENT -> STATUS;
            case CACHE_GET -> HIT;
            case GAUGE -> GAUGE;
            default -> PLAIN;
        };
        TickMoment moment = TickMoment.of(probe, method);
        if (moment != TickMoment.NONE) {
            trait |= TICK;
            boolean timed = probe.bindings().get("exchange_time") instanceof Expression.Path;
            ticks.describe(site, moment, literals, timed);
        } else if (probe.op().key().startsWith("order.")) {
            orders.describe(site, probe.op(), late, probe.bindings().containsKey("status"), literals);
        }
        if (pacing.describe(site, probe, literals, late)) {
            trait |= PACED;
        }
        traits[site] = (short) trait;
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
        short trait = traits[site];
        int token = (trait & PLACE) == 0
                ? measure.enter(site, startNanos, l0, word(trait, l1), l2, l3, l4)
                : measure.enter(site, startNanos, l0, l1, types.of(l2), sides.of(l3), l4);
        if ((trait & TICK) != 0 && token >= 0) {
            ticks.begin(site, startNanos, l0, l1, l2);
        }
        return token;
    }

    @Override
    @HotPath
    public void exit(int site, int token, long startNanos, @Nullable Object verdict, @Nullable Throwable thrown) {
        long endNanos = System.nanoTime();
        short trait = traits[site];
        boolean failed = thrown != null || failed(trait, verdict);
        if ((trait & TICK) != 0) {
            ticks.end(site, token, endNanos, failed);
        }
        exited(site, token, startNanos, endNanos, failed);
    }

    @HotPath
    private void exited(int site, int token, long startNanos, long endNanos, boolean failed) {
        measure.exit(token, startNanos, endNanos, failed);
        if ((traits[site] & PACED) != 0) {
            pacing.ended(site, token, endNanos - startNanos, failed);
        }
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
        short trait = traits[site];
        boolean failed = thrown != null || failed(trait, verdict);
        if ((trait & TICK) != 0 && !failed) {
            ticks.polled(site, endNanos, OrderFacts.NONE, null, OrderFacts.NONE, l0, l1, l2);
        }
        endLabelled(site, token, startNanos, endNanos, failed, l0, l1, l2, l3, l4);
    }

    @HotPath
    private void endLabelled(
            int site,
            int token,
            long startNanos,
            long endNanos,
            boolean failed,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4) {
        short trait = traits[site];
        if ((trait & PACED) != 0) {
            pacing.ended(site, endNanos - startNanos, failed, l0, l1, l2, l3, l4);
        }
        if ((trait & PLACE) == 0) {
            measure.exitLabelled(site, token, startNanos, endNanos, failed, l0, word(trait, l1), l2, l3, l4);
        } else {
            measure.exitLabelled(site, token, startNanos, endNanos, failed, l0, l1, types.of(l2), sides.of(l3), l4);
        }
    }

    /** Slot 1 of a few operations holds a word of the bot's that the catalogue spells its own way. */
    @HotPath
    private @Nullable Object word(short trait, @Nullable Object word) {
        if ((trait & (STATUS | HIT)) == 0) {
            return word;
        }
        if ((trait & STATUS) != 0) {
            return statusWords.normalise(word);
        }
        return word == null || Boolean.FALSE.equals(word) || "false".equals(word) ? "miss" : "hit";
    }

    @HotPath
    private static boolean failed(short trait, @Nullable Object verdict) {
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
    public void tick(
            int site,
            int token,
            long startNanos,
            long epoch,
            @Nullable Object boxed,
            long sequence,
            @Nullable Object sequenceBoxed,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2) {
        ticks.read(site, startNanos, epoch, boxed, number(sequence, sequenceBoxed), l0, l1, l2);
    }

    @Override
    @HotPath
    public void exitTick(
            int site,
            int token,
            long startNanos,
            @Nullable Object verdict,
            @Nullable Throwable thrown,
            long epoch,
            @Nullable Object boxed,
            long sequence,
            @Nullable Object sequenceBoxed,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2) {
        long endNanos = System.nanoTime();
        boolean failed = thrown != null || failed(traits[site], verdict);
        if (!failed) {
            ticks.polled(site, endNanos, epoch, boxed, number(sequence, sequenceBoxed), l0, l1, l2);
        }
        if ((traits[site] & LATE) == 0) {
            exited(site, token, startNanos, endNanos, failed);
        } else {
            endLabelled(site, token, startNanos, endNanos, failed, l0, l1, l2, null, null);
        }
    }

    @HotPath
    private static long number(long plain, @Nullable Object boxed) {
        return boxed instanceof Number number ? number.longValue() : plain;
    }

    @Override
    @HotPath
    public void orderBegins(
            int site,
            long startNanos,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4) {
        orders.begin(site, startNanos, l0, l1, l2, l3, l4);
    }

    @Override
    @HotPath
    public boolean isOk(int site, @Nullable Object verdict) {
        return !failed(traits[site], verdict);
    }

    @Override
    @HotPath
    public void orderEnds(
            int site,
            int token,
            long startNanos,
            long endNanos,
            @Nullable Object verdict,
            @Nullable Throwable thrown,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4) {
        boolean refused = thrown == null && failed(traits[site], verdict);
        orders.end(site, endNanos, refused, thrown, l0, l1, l2, l3, l4);
        boolean failed = thrown != null || refused;
        if ((traits[site] & LATE) == 0) {
            exited(site, token, startNanos, endNanos, failed);
        } else {
            endLabelled(site, token, startNanos, endNanos, failed, l0, l1, l2, l3, l4);
        }
    }

    @Override
    @HotPath
    public void order(int site, long nanos, @Nullable Object l0, @Nullable Object l1) {
        orders.tell(site, nanos, l0, l1);
    }

    @Override
    @HotPath
    public void ordersEnd(int site, long nanos, boolean all, @Nullable Object l0) {
        orders.listEnd(site, nanos, all, l0);
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

    /** Calls that a longer one kept from beginning, and that were too many to be added. */
    public long unpaced() {
        return pacing.leftOut();
    }

    /** Values and times that were no numbers. */
    public long badValues() {
        return badValues.sum() + ticks.badTimes() + FactValue.refused;
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
