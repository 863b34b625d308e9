package io.tbot.extension.own.advice;

import io.tbot.bootstrap.Handoff;
import net.bytebuddy.asm.Advice;

/** A new object takes the tick along that its maker works on. */
public final class CarrierAdvice {
    private CarrierAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(@Advice.This Object carrier) {
        Handoff.publish(carrier, Handoff.CARRIER);
    }
}
