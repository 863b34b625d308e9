package io.tbot.extension.own.advice;

import io.tbot.bootstrap.Labels;
import io.tbot.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Delivers a number of many labels at a normal return. */
public final class WideValueAtExitAdvice {
    private WideValueAtExitAdvice() {}

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
            @Read(2) @Nullable Object read2,
            @Read(3) @Nullable Object read3,
            @Read(4) @Nullable Object read4,
            @Amount double amount,
            @AmountObject @Nullable Object amountObject,
            @Advice.Local("x0") @Nullable Object x0,
            @Advice.Local("x1") @Nullable Object x1,
            @Advice.Local("x2") @Nullable Object x2,
            @Advice.Local("x3") @Nullable Object x3,
            @Advice.Local("x4") @Nullable Object x4) {
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
                x2 = read2;
            } catch (Throwable unread) {
                Labels.unread(site, unread);
            }
            try {
                x3 = read3;
            } catch (Throwable unread) {
                Labels.unread(site, unread);
            }
            try {
                x4 = read4;
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
