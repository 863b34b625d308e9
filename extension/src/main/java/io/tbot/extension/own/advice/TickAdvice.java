package io.tbot.extension.own.advice;

import io.tbot.bootstrap.Labels;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Times the handling of a tick and hands over the venue's time and number of it. */
public final class TickAdvice {
    private TickAdvice() {}

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
            @Epoch long epoch,
            @EpochObject @Nullable Object epochObject,
            @Sequence long sequence,
            @SequenceObject @Nullable Object sequenceObject,
            @Advice.Local("r0") @Nullable Object r0,
            @Advice.Local("r1") @Nullable Object r1,
            @Advice.Local("r2") @Nullable Object r2,
            @Advice.Local("t0") long t0,
            @Advice.Local("open") int open) {
        t0 = Probe.begin(site);
        if (t0 != 0) {
            try {
                r0 = read0;
            } catch (Throwable unread) {
                Labels.unread(site, unread);
            }
            try {
                r1 = read1;
            } catch (Throwable unread) {
                Labels.unread(site, unread);
            }
            try {
                r2 = read2;
            } catch (Throwable unread) {
                Labels.unread(site, unread);
            }
            open = Probe.enter(site, t0, l0, l1, l2, l3, l4) + 1;
            if (open > 0) {
                long time = OrderFacts.NONE;
                Object timeObject = null;
                long number = OrderFacts.NONE;
                Object numberObject = null;
                try {
                    timeObject = epochObject;
                    time = epoch;
                } catch (Throwable unread) {
                    Labels.unread(site, unread);
                }
                try {
                    numberObject = sequenceObject;
                    number = sequence;
                } catch (Throwable unread) {
                    Labels.unread(site, unread);
                }
                Probe.tick(site, open - 1, t0, time, timeObject, number, numberObject, l0, l1, l2);
            }
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Site int site,
            @Verdict @Nullable Object verdict,
            @Advice.Thrown @Nullable Throwable thrown,
            @Advice.Local("t0") long t0,
            @Advice.Local("open") int open) {
        if (open > 0) {
            Object outcome = null;
            if (thrown == null) {
                try {
                    outcome = verdict;
                } catch (Throwable unread) {
                    Labels.unread(site, unread);
                }
            }
            Probe.exit(site, open - 1, t0, outcome, thrown);
        }
    }
}
