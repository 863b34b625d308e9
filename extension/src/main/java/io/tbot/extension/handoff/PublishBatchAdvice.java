package io.tbot.extension.handoff;

import com.lmax.disruptor.RingBuffer;
import io.tbot.bootstrap.Handoff;
import net.bytebuddy.asm.Advice;

/** Fills several events of a ring. */
public final class PublishBatchAdvice {
    private PublishBatchAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This RingBuffer<?> ring, @Advice.Argument(0) long first, @Advice.Argument(1) long last) {
        if (Handoff.isOn()) {
            for (long sequence = first; sequence <= last; sequence++) {
                Handoff.publish(ring.get(sequence), Handoff.DISRUPTOR);
            }
        }
    }
}
