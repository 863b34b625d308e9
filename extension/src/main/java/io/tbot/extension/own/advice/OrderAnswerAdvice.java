package io.tbot.extension.own.advice;

import io.tbot.bootstrap.Labels;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Times a call that returns what it says of one order, and tells it when it has returned. */
@SuppressWarnings({"fallthrough", "UnusedVariable"}) // each read follows the last; a fact is put where it is read
public final class OrderAnswerAdvice {
    private OrderAnswerAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Site int site,
            @Slot(0) @Nullable Object l0,
            @Slot(1) @Nullable Object l1,
            @Read(0) @Nullable Object read0,
            @Read(1) @Nullable Object read1,
            @Advice.Local("facts") OrderFacts facts,
            @Advice.Local("r0") @Nullable Object r0,
            @Advice.Local("r1") @Nullable Object r1,
            @Advice.Local("x0") @Nullable Object x0,
            @Advice.Local("x1") @Nullable Object x1,
            @Advice.Local("t0") long t0,
            @Advice.Local("open") int open) {
        t0 = Probe.begin(site);
        if (t0 != 0) {
            int next = 0;
            while (next < 2) {
                try {
                    switch (next) {
                        case 0:
                            next = 1;
                            r0 = read0;
                        case 1:
                            next = 2;
                            r1 = read1;
                        default:
                            next = 2;
                    }
                } catch (Throwable unread) {
                    Labels.unread(site, unread);
                }
            }
            open = Probe.enter(site, t0, l0, l1, null, null, null) + 1;
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Site int site,
            @Slot(0) @Nullable Object l0,
            @Slot(1) @Nullable Object l1,
            @Read(0) @Nullable Object read0,
            @Read(1) @Nullable Object read1,
            @Told(0) @Nullable Object told0,
            @Told(1) @Nullable Object told1,
            @Told(2) @Nullable Object told2,
            @Told(3) @Nullable Object told3,
            @Told(4) @Nullable Object told4,
            @Told(5) @Nullable Object told5,
            @Told(6) @Nullable Object told6,
            @Told(7) @Nullable Object told7,
            @Told(8) @Nullable Object told8,
            @Verdict @Nullable Object verdict,
            @Advice.Thrown @Nullable Throwable thrown,
            @Advice.Local("facts") OrderFacts facts,
            @Advice.Local("r0") @Nullable Object r0,
            @Advice.Local("r1") @Nullable Object r1,
            @Advice.Local("x0") @Nullable Object x0,
            @Advice.Local("x1") @Nullable Object x1,
            @Advice.Local("t0") long t0,
            @Advice.Local("open") int open) {
        if (open > 0) {
            long t1 = System.nanoTime();
            Object outcome = null;
            if (thrown == null) {
                facts = Orders.facts();
                Object put = null;
                int next = 0;
                while (next < 12) {
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
                                put = told0;
                            case 4:
                                next = 5;
                                put = told1;
                            case 5:
                                next = 6;
                                put = told2;
                            case 6:
                                next = 7;
                                put = told3;
                            case 7:
                                next = 8;
                                put = told4;
                            case 8:
                                next = 9;
                                put = told5;
                            case 9:
                                next = 10;
                                put = told6;
                            case 10:
                                next = 11;
                                put = told7;
                            case 11:
                                next = 12;
                                put = told8;
                            default:
                                next = 12;
                        }
                    } catch (Throwable unread) {
                        Labels.unread(site, unread);
                    }
                }
                if (Probe.isOk(site, outcome)) {
                    Probe.order(site, t1, l0, l1);
                }
            }
            Probe.orderEnds(site, open - 1, t0, t1, outcome, thrown, l0, l1, null, null, null);
        }
    }
}
