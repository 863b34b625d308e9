package io.tbot.extension.own.advice;

import io.tbot.bootstrap.Labels;
import io.tbot.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Times a call one of whose labels its result holds. */
public final class LabelledAtExitAdvice {
    private LabelledAtExitAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Site int site,
            @Read(0) @Nullable Object read0,
            @Read(1) @Nullable Object read1,
            @Advice.Local("r0") @Nullable Object r0,
            @Advice.Local("r1") @Nullable Object r1,
            @Advice.Local("x0") @Nullable Object x0,
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
            open = Probe.enter(site, t0, null, null, null, null, null) + 1;
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
            @Verdict @Nullable Object verdict,
            @Advice.Thrown @Nullable Throwable thrown,
            @Advice.Local("r0") @Nullable Object r0,
            @Advice.Local("r1") @Nullable Object r1,
            @Advice.Local("x0") @Nullable Object x0,
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
                try {
                    x0 = read0;
                } catch (Throwable unread) {
                    Labels.unread(site, unread);
                }
            }
            Probe.exitLabelled(site, open - 1, t0, outcome, thrown, l0, l1, l2, l3, l4);
        }
    }
}
