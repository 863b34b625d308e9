package io.tbot.extension.own.advice;

import io.tbot.bootstrap.Labels;
import io.tbot.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Delivers a number at a normal return. */
public final class ValueAtExitAdvice {
    private ValueAtExitAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(
            @Site int site,
            @Slot(0) @Nullable Object l0,
            @Slot(1) @Nullable Object l1,
            @Slot(2) @Nullable Object l2,
            @Slot(3) @Nullable Object l3,
            @Slot(4) @Nullable Object l4,
            @Read(0) @Nullable Object read0,
            @Read(1) @Nullable Object read1,
            @Amount double amount,
            @AmountObject @Nullable Object amountObject,
            @Advice.Local("x0") @Nullable Object x0,
            @Advice.Local("x1") @Nullable Object x1) {
        if (Probe.isOn(site)) {
            try {
                x0 = read0;
            } catch (Throwable unread) {
                Labels.unread(site, unread);
            }
            try {
                x1 = read1;
            } catch (Throwable unread) {
                Labels.unread(site, unread);
            }
            try {
                Probe.value(site, amount, amountObject, l0, l1, l2, l3, l4);
            } catch (Throwable unread) {
                Labels.unread(site, unread);
            }
        }
    }
}
