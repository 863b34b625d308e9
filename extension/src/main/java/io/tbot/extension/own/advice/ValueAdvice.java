package io.tbot.extension.own.advice;

import io.tbot.bootstrap.Labels;
import io.tbot.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Delivers a number at entry. */
public final class ValueAdvice {
    private ValueAdvice() {}

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
            @Amount double amount,
            @AmountObject @Nullable Object amountObject,
            @Advice.Local("r0") @Nullable Object r0,
            @Advice.Local("r1") @Nullable Object r1) {
        if (Probe.isOn(site)) {
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
                Probe.value(site, amount, amountObject, l0, l1, l2, l3, l4);
            } catch (Throwable unread) {
                Labels.unread(site, unread);
            }
        }
    }
}
