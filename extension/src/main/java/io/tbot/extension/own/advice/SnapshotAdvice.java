package io.tbot.extension.own.advice;

import io.tbot.bootstrap.Labels;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Times a call that brings market data by its result, with the venue's time or number of it. */
@SuppressWarnings("fallthrough") // each read follows the last
public final class SnapshotAdvice {
    private SnapshotAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Site int site,
            @Slot(0) @Nullable Object l0,
            @Slot(1) @Nullable Object l1,
            @Slot(2) @Nullable Object l2,
            @Read(0) @Nullable Object read0,
            @Read(1) @Nullable Object read1,
            @Read(2) @Nullable Object read2,
            @Advice.Local("r0") @Nullable Object r0,
            @Advice.Local("r1") @Nullable Object r1,
            @Advice.Local("r2") @Nullable Object r2,
            @Advice.Local("x0") @Nullable Object x0,
            @Advice.Local("x1") @Nullable Object x1,
            @Advice.Local("x2") @Nullable Object x2,
            @Advice.Local("t0") long t0,
            @Advice.Local("open") int open) {
        t0 = Probe.begin(site);
        if (t0 != 0) {
            int next = 0;
            while (next < 3) {
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
                        default:
                            next = 3;
                    }
                } catch (Throwable unread) {
                    Labels.unread(site, unread);
                }
            }
            open = Probe.enter(site, t0, l0, l1, l2, null, null) + 1;
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Site int site,
            @Slot(0) @Nullable Object l0,
            @Slot(1) @Nullable Object l1,
            @Slot(2) @Nullable Object l2,
            @Read(0) @Nullable Object read0,
            @Read(1) @Nullable Object read1,
            @Read(2) @Nullable Object read2,
            @Epoch long epoch,
            @EpochObject @Nullable Object epochObject,
            @Sequence long sequence,
            @SequenceObject @Nullable Object sequenceObject,
            @Verdict @Nullable Object verdict,
            @Advice.Thrown @Nullable Throwable thrown,
            @Advice.Local("r0") @Nullable Object r0,
            @Advice.Local("r1") @Nullable Object r1,
            @Advice.Local("r2") @Nullable Object r2,
            @Advice.Local("x0") @Nullable Object x0,
            @Advice.Local("x1") @Nullable Object x1,
            @Advice.Local("x2") @Nullable Object x2,
            @Advice.Local("t0") long t0,
            @Advice.Local("open") int open) {
        if (open > 0) {
            Object outcome = null;
            long time = OrderFacts.NONE;
            Object timeObject = null;
            long number = OrderFacts.NONE;
            Object numberObject = null;
            if (thrown == null) {
                int next = 0;
                while (next < 8) {
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
                                timeObject = epochObject;
                            case 5:
                                next = 6;
                                time = epoch;
                            case 6:
                                next = 7;
                                numberObject = sequenceObject;
                            case 7:
                                next = 8;
                                number = sequence;
                            default:
                                next = 8;
                        }
                    } catch (Throwable unread) {
                        Labels.unread(site, unread);
                    }
                }
            }
            Probe.exitTick(site, open - 1, t0, outcome, thrown, time, timeObject, number, numberObject, l0, l1, l2);
        }
    }
}
