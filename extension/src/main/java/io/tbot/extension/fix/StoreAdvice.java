package io.tbot.extension.fix;

import io.tbot.bootstrap.Fix;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.Session;

/**
 * Times the store's part of a send; a message with a number of its own is not stored. It comes before the transport, so
 * that a venue which refuses the message at once finds its number known.
 */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class StoreAdvice {
    private StoreAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Session self,
            @Advice.Argument(0) Message.Header header,
            @Advice.Argument(2) int number,
            @Advice.Local("start") long start,
            @Advice.Local("token") int token)
            throws FieldNotFound {
        token = -1;
        start = number == 0 ? Fix.begin() : 0;
        if (start != 0) {
            token = Fix.storing(self, start);
            if (header.isSetField(34) && header.isSetField(35)) {
                Fix.numbered(self, Fix.numberOf(header.getString(34)), header.getString(35));
            }
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (start != 0) {
            Fix.ended(token, start, thrown);
        }
    }
}
