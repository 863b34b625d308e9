package io.tbot.engine.database;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.RedisSink;
import io.tbot.engine.lookup.NameTable;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Site;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands that the bot's Redis clients send, as calls of the database {@code redis}: the command is the operation,
 * and there is no table.
 *
 * <p>Threads: any of the bot's; nobody waits. A command that is waited for allocates nothing, one in the background the
 * stage that sees it end. Shape: {@value #MAX_COMMANDS} names of {@value #MAX_LENGTH} characters at most.
 *
 * <p>Not: commands in a pipeline or transaction of Jedis, and those of Lettuce's reactive interface.
 */
public final class RedisCalls extends RedisSink {
    private static final String DATABASE = "redis";
    private static final int MAX_COMMANDS = 512;
    private static final int MAX_LENGTH = 32;

    private final Measure measure;
    private final NameTable names = new NameTable(MAX_COMMANDS);

    @SuppressWarnings("ThreadLocalUsage") // lives as long as the engine, of which there is one
    private final ThreadLocal<Command> commands = new Commands();

    private final int callSite;
    private final int errorSite;

    public RedisCalls(Measure measure, Families families) {
        this.measure = measure;
        callSite = measure.site(DatabasePoints.statement(measure, families), "redis command", new String[3], true, 0);
        errorSite = measure.site(DatabasePoints.error(measure, families), "redis error", new String[2]);
    }

    @Override
    @HotPath
    public int enter(byte[] name, long startNanos) {
        try {
            Command command = commands.get();
            String operation = operation(command, name);
            int token = measure.enter(callSite, startNanos, null, null, null, null, null);
            if (token >= 0) {
                command.operation = operation;
            }
            return token;
        } catch (Throwable fault) {
            return failed(fault);
        }
    }

    @Override
    @HotPath
    public void exit(int token, long startNanos, @Nullable Throwable thrown) {
        if (token < 0) {
            return;
        }
        long endNanos = System.nanoTime();
        String operation = commands.get().operation;
        measure.exitLabelled(
                callSite, token, startNanos, endNanos, thrown != null, DATABASE, operation, null, null, null);
        if (thrown != null) {
            countError(thrown);
        }
    }

    @Override
    @HotPath
    public void dispatched(byte[] name, long startNanos, CompletableFuture<?> reply) {
        try {
            watch(operation(commands.get(), name), startNanos, reply);
        } catch (Throwable fault) {
            failed(fault);
        }
    }

    /** The bot keeps the future it was given; ours is one more stage that hangs on it. */
    private void watch(String operation, long startNanos, CompletableFuture<?> reply) {
        CompletableFuture<?> unused = reply.whenComplete((value, thrown) -> {
            long nanos = System.nanoTime() - startNanos;
            measure.record(callSite, nanos, thrown != null, DATABASE, operation, null, null, null);
            if (thrown != null) {
                countError(thrown);
            }
        });
    }

    private void countError(Throwable thrown) {
        measure.count(errorSite, 1, DATABASE, RedisErrors.typeOf(thrown), null, null, null);
    }

    /** The name in capitals, as the protocol's own documents write it. */
    @HotPath
    private String operation(Command command, byte[] name) {
        char[] buffer = command.buffer;
        int length = Math.min(name.length, MAX_LENGTH);
        for (int i = 0; i < length; i++) {
            int c = name[i];
            buffer[i] = (char) (c >= 'a' && c <= 'z' ? c - 0x20 : c > ' ' && c < 0x7F ? c : '?');
        }
        return names.of(buffer, length);
    }

    /** Notes a fault of ours; the command goes on unmeasured. */
    private int failed(Throwable fault) {
        Site site = measure.site(callSite);
        if (site != null) {
            site.fault(fault);
        }
        return -1;
    }

    /** One thread's open command. */
    private static final class Command {
        final char[] buffer = new char[MAX_LENGTH];
        String operation = NameTable.OTHER;
    }

    /** Not a lambda: it would link before the application's {@code main}. */
    private static final class Commands extends ThreadLocal<Command> {
        @Override
        protected Command initialValue() {
            return new Command();
        }
    }
}
