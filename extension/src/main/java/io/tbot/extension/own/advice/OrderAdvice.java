package io.tbot.extension.own.advice;

import io.tbot.bootstrap.Labels;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Times an order call and tells of the order: at the entry what its arguments hold, at the return what its result says.
 * Each read has its turn in one loop, which goes on behind one that failed. A switch has a default with code of its
 * own: inlining loses a label at which the guard ends, too.
 */
@SuppressWarnings({"fallthrough", "UnusedVariable"}) // each read follows the last; a fact is put where it is read
public final class OrderAdvice {
    private OrderAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Site int site,
            @Slot(0) @Nullable Object l0,
            @Slot(1) @Nullable Object l1,
            @Slot(2) @Nullable Object l2,
            @Slot(3) @Nullable Object l3,
            @Slot(4) @Nullable Object l4,
            @Read(0) @Nullable Object read0,
            @Read(1) @Nullable Object read1,
            @Read(2) @Nullable Object read2,
            @Read(3) @Nullable Object read3,
            @Read(4) @Nullable Object read4,
            @Told(0) @Nullable Object told0,
            @Told(1) @Nullable Object told1,
            @Told(2) @Nullable Object told2,
            @Told(3) @Nullable Object told3,
            @Told(4) @Nullable Object told4,
            @Advice.Local("facts") OrderFacts facts,
            @Advice.Local("r0") @Nullable Object r0,
            @Advice.Local("r1") @Nullable Object r1,
            @Advice.Local("r2") @Nullable Object r2,
            @Advice.Local("r3") @Nullable Object r3,
            @Advice.Local("r4") @Nullable Object r4,
            @Advice.Local("x0") @Nullable Object x0,
            @Advice.Local("x1") @Nullable Object x1,
            @Advice.Local("x2") @Nullable Object x2,
            @Advice.Local("x3") @Nullable Object x3,
            @Advice.Local("x4") @Nullable Object x4,
            @Advice.Local("t0") long t0,
            @Advice.Local("open") int open) {
        t0 = Probe.begin(site);
        if (t0 != 0) {
            facts = Orders.facts();
            Object put = null;
            int next = 0;
            while (next < 10) {
                try {
                    switch (next) {
                        case 0:
                            next = 1;
                            r0 = read0;
                        case 1:
                            next = 2;
                            r1 = read1;
                        case 2:
                            next = 3;
                            r2 = read2;
                        case 3:
                            next = 4;
                            r3 = read3;
                        case 4:
                            next = 5;
                            r4 = read4;
                        case 5:
                            next = 6;
                            put = told0;
                        case 6:
                            next = 7;
                            put = told1;
                        case 7:
                            next = 8;
                            put = told2;
                        case 8:
                            next = 9;
                            put = told3;
                        case 9:
                            next = 10;
                            put = told4;
                        default:
                            next = 10;
                    }
                } catch (Throwable unread) {
                    Labels.unread(site, unread);
                }
            }
            open = Probe.enter(site, t0, l0, l1, l2, l3, l4) + 1;
            if (open > 0) {
                Probe.orderBegins(site, t0, l0, l1, l2, l3, l4);
            }
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Site int site,
            @Slot(0) @Nullable Object l0,
            @Slot(1) @Nullable Object l1,
            @Slot(2) @Nullable Object l2,
            @Slot(3) @Nullable Object l3,
            @Slot(4) @Nullable Object l4,
            @Read(0) @Nullable Object read0,
            @Read(1) @Nullable Object read1,
            @Read(2) @Nullable Object read2,
            @Read(3) @Nullable Object read3,
            @Read(4) @Nullable Object read4,
            @Told(0) @Nullable Object told0,
            @Told(1) @Nullable Object told1,
            @Told(2) @Nullable Object told2,
            @Told(3) @Nullable Object told3,
            @Told(4) @Nullable Object told4,
            @Verdict @Nullable Object verdict,
            @Advice.Thrown @Nullable Throwable thrown,
            @Advice.Local("facts") OrderFacts facts,
            @Advice.Local("r0") @Nullable Object r0,
            @Advice.Local("r1") @Nullable Object r1,
            @Advice.Local("r2") @Nullable Object r2,
            @Advice.Local("r3") @Nullable Object r3,
            @Advice.Local("r4") @Nullable Object r4,
            @Advice.Local("x0") @Nullable Object x0,
            @Advice.Local("x1") @Nullable Object x1,
            @Advice.Local("x2") @Nullable Object x2,
            @Advice.Local("x3") @Nullable Object x3,
            @Advice.Local("x4") @Nullable Object x4,
            @Advice.Local("t0") long t0,
            @Advice.Local("open") int open) {
        if (open > 0) {
            long t1 = System.nanoTime();
            facts = Orders.facts();
            Object outcome = null;
            if (thrown == null) {
                Object put = null;
                int next = 0;
                while (next < 11) {
                    try {
                        switch (next) {
                            case 0:
                                next = 1;
                                outcome = verdict;
                            case 1:
                                next = 2;
                                x0 = read0;
                            case 2:
                                next = 3;
                                x1 = read1;
                            case 3:
                                next = 4;
                                x2 = read2;
                            case 4:
                                next = 5;
                                x3 = read3;
                            case 5:
                                next = 6;
                                x4 = read4;
                            case 6:
                                next = 7;
                                put = told0;
                            case 7:
                                next = 8;
                                put = told1;
                            case 8:
                                next = 9;
                                put = told2;
                            case 9:
                                next = 10;
                                put = told3;
                            case 10:
                                next = 11;
                                put = told4;
                            default:
                                next = 11;
                        }
                    } catch (Throwable unread) {
                        Labels.unread(site, unread);
                    }
                }
            }
            Probe.orderEnds(site, open - 1, t0, t1, outcome, thrown, l0, l1, l2, l3, l4);
        }
    }
}
