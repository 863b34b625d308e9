package io.tbot.extension.handoff;

import com.lmax.disruptor.RingBuffer;
import io.tbot.bootstrap.Handoff;
import net.bytebuddy.asm.Advice;

/** Fills the events that translators are about to fill. */
public final class TranslateBatchAdvice {
    private TranslateBatchAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This RingBuffer<?> ring, @BatchSize int size, @LastSequence long last) {
        if (Handoff.isOn()) {
            for (long sequence = last - size + 1; sequence <= last; sequence++) {
                Handoff.publish(ring.get(sequence), Handoff.DISRUPTOR);
            }
        }
    }
}
