package io.tbot.extension.xchangestream;

import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.functions.Consumer;
import io.tbot.bootstrap.OrderStream;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Listens to a stream of the bot's trades that the bot asked for. */
@SuppressWarnings({"unchecked", "rawtypes", "UnusedVariable", "ParameterReassignment"}) // written back by the advice
public final class UserTradesAdvice {
    private UserTradesAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter() {
        OrderStream.enter();
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(@Advice.This Object self, @Advice.Return(readOnly = false) @Nullable Observable stream) {
        Object listener = OrderStream.exit(self, true, Consumer.class);
        if (stream != null && listener != null) {
            stream = stream.doOnNext((Consumer) listener);
        }
    }
}
