package io.tbot.extension.handoff;

import com.lmax.disruptor.RingBuffer;
import io.tbot.bootstrap.Handoff;
import net.bytebuddy.asm.Advice;

/** Fills the event that a translator is about to fill. */
public final class TranslateAdvice {
    private TranslateAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This RingBuffer<?> ring, @Advice.Argument(1) long sequence) {
        if (Handoff.isOn()) {
            Handoff.publish(ring.get(sequence), Handoff.DISRUPTOR);
        }
    }
}
