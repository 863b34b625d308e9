package io.tbot.extension.handoff;

import com.lmax.disruptor.RingBuffer;
import io.tbot.bootstrap.Handoff;
import net.bytebuddy.asm.Advice;

/** Fills an event of a ring with the tick of who publishes it. */
public final class PublishAdvice {
    private PublishAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This RingBuffer<?> ring, @Advice.Argument(0) long sequence) {
        if (Handoff.isOn()) {
            Handoff.publish(ring.get(sequence), Handoff.DISRUPTOR);
        }
    }
}
