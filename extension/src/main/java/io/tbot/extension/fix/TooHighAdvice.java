package io.tbot.extension.fix;

import io.tbot.bootstrap.Fix;
import net.bytebuddy.asm.Advice;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.Session;

/** Takes a message that came before others it should have followed. */
public final class TooHighAdvice {
    private TooHighAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This Session self, @Advice.Argument(0) Message message) throws FieldNotFound {
        Message.Header header = message.getHeader();
        if (header.isSetField(34)) {
            Fix.tooHigh(self, Fix.numberOf(header.getString(34)), self.getExpectedTargetNum());
        }
    }
}
