package io.tbot.extension.own.advice;

import io.tbot.bootstrap.Items;
import io.tbot.bootstrap.Labels;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Times a call that returns a list of orders, and tells of each of them, {@link Items#MAX} at most, and then that the
 * list ends. The walk through it makes an iterator of the bot's own.
 */
@SuppressWarnings({"fallthrough", "UnusedVariable"}) // each read follows the last; a fact is put where it is read
public final class OrderListAdvice {
    private OrderListAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Site int site,
            @Slot(0) @Nullable Object l0,
            @Slot(1) @Nullable Object l1,
            @Read(0) @Nullable Object read0,
            @Read(1) @Nullable Object read1,
            @Advice.Local("facts") OrderFacts facts,
            @Advice.Local("item") @Nullable Object item,
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
            @ToldOfAll(0) @Nullable Object ofAll0,
            @ToldOfAll(1) @Nullable Object ofAll1,
            @Listed @Nullable Object listed,
            @Verdict @Nullable Object verdict,
            @Advice.Thrown @Nullable Throwable thrown,
            @Advice.Local("facts") OrderFacts facts,
            @Advice.Local("item") @Nullable Object item,
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
                Items items = null;
                int step = 0;
                while (step < 4) {
                    try {
                        switch (step) {
                            case 0:
                                step = 1;
                                outcome = verdict;
                            case 1:
                                step = 2;
                                x0 = read0;
                            case 2:
                                step = 3;
                                x1 = read1;
                            case 3:
                                step = 4;
                                items = Probe.isOk(site, outcome) ? Items.of(listed) : null;
                            default:
                                step = 4;
                        }
                    } catch (Throwable unread) {
                        Labels.unread(site, unread);
                    }
                }
                if (items != null) {
                    boolean all = false;
                    Object put = null;
                    try {
                        while (items.next()) {
                            item = items.item();
                            facts = Orders.facts();
                            int next = 0;
                            while (next < 6) {
                                try {
                                    switch (next) {
                                        case 0:
                                            next = 1;
                                            put = told0;
                                        case 1:
                                            next = 2;
                                            put = told1;
                                        case 2:
                                            next = 3;
                                            put = told2;
                                        case 3:
                                            next = 4;
                                            put = told3;
                                        case 4:
                                            next = 5;
                                            put = told4;
                                        case 5:
                                            next = 6;
                                            put = told5;
                                        default:
                                            next = 6;
                                    }
                                } catch (Throwable unread) {
                                    Labels.unread(site, unread);
                                }
                            }
                            Probe.order(site, t1, l0, l1);
                        }
                        all = items.all();
                    } catch (Throwable unread) {
                        Labels.unread(site, unread);
                    }
                    facts = Orders.facts();
                    int end = 0;
                    while (end < 2) {
                        try {
                            switch (end) {
                                case 0:
                                    end = 1;
                                    put = ofAll0;
                                case 1:
                                    end = 2;
                                    put = ofAll1;
                                default:
                                    end = 2;
                            }
                        } catch (Throwable unread) {
                            Labels.unread(site, unread);
                        }
                    }
                    Probe.ordersEnd(site, t1, all, l0);
                }
            }
            Probe.orderEnds(site, open - 1, t0, t1, outcome, thrown, l0, l1, null, null, null);
        }
    }
}
