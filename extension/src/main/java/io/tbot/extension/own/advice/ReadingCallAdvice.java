package io.tbot.extension.own.advice;

import io.tbot.bootstrap.Labels;
import io.tbot.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Times a call; up to two labels are read through getters, each guarded, after the clock. */
public final class ReadingCallAdvice {
    private ReadingCallAdvice() {}

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
            @Advice.Local("r0") @Nullable Object r0,
            @Advice.Local("r1") @Nullable Object r1,
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
            open = Probe.enter(site, t0, l0, l1, l2, l3, l4) + 1;
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
            Probe.exit(site, open - 1, t0, verdict, thrown);
        }
    }
}
