package io.tbot.extension.own.advice;

import io.tbot.bootstrap.Labels;
import io.tbot.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Delivers a number of many labels at entry. */
public final class WideValueAdvice {
    private WideValueAdvice() {}

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
            @Amount double amount,
            @AmountObject @Nullable Object amountObject,
            @Advice.Local("r0") @Nullable Object r0,
            @Advice.Local("r1") @Nullable Object r1,
            @Advice.Local("r2") @Nullable Object r2,
            @Advice.Local("r3") @Nullable Object r3,
            @Advice.Local("r4") @Nullable Object r4) {
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
                r2 = read2;
            } catch (Throwable unread) {
                Labels.unread(site, unread);
            }
            try {
                r3 = read3;
            } catch (Throwable unread) {
                Labels.unread(site, unread);
            }
            try {
                r4 = read4;
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
