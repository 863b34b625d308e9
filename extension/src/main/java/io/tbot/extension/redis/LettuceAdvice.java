package io.tbot.extension.redis;

import io.lettuce.core.protocol.RedisCommand;
import io.tbot.bootstrap.Redis;
import java.util.concurrent.CompletableFuture;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Takes a command that goes on in the background, as also those do that the bot waits for. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class LettuceAdvice {
    private LettuceAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.Local("start") long start) {
        start = Redis.begin();
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(@Advice.Argument(0) @Nullable Object command, @Advice.Local("start") long start) {
        if (start != 0
                && command instanceof CompletableFuture<?> reply
                && command instanceof RedisCommand<?, ?, ?> sent) {
            Redis.dispatched(sent.getType().getBytes(), start, reply);
        }
    }
}
