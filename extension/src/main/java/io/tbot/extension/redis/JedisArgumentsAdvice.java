package io.tbot.extension.redis;

import io.tbot.bootstrap.Redis;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;

/** Times a command. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class JedisArgumentsAdvice {
    private JedisArgumentsAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.Argument(0) @Nullable CommandArguments command,
            @Advice.Local("start") long start,
            @Advice.Local("token") int token) {
        token = -1;
        start = Redis.begin();
        if (start != 0 && command != null) {
            token = Redis.enter(command.getCommand().getRaw(), start);
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (start != 0) {
            Redis.exit(token, start, thrown);
        }
    }
}
