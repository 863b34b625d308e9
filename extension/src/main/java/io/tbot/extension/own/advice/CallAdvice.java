package io.tbot.extension.own.advice;

import io.tbot.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Times a call whose labels are literals or plain arguments: nothing here can fail, so nothing is guarded. */
public final class CallAdvice {
    private CallAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Site int site,
            @Slot(0) @Nullable Object l0,
            @Slot(1) @Nullable Object l1,
            @Slot(2) @Nullable Object l2,
            @Slot(3) @Nullable Object l3,
            @Slot(4) @Nullable Object l4,
            @Advice.Local("t0") long t0,
            @Advice.Local("open") int open) {
        t0 = Probe.begin(site);
        if (t0 != 0) {
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
