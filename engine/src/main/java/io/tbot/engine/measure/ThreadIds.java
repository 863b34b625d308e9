package io.tbot.engine.measure;

import io.tbot.bootstrap.HotPath;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that the JVM gave its threads, read without asking the thread: {@link Thread#getId} is the bot's own code
 * where its class of threads says so, and may answer anything or fail.
 *
 * <p>Source: {@code Thread.tid}, opened to this loader by the host. Errors: where it is closed, a thread of a class of
 * its own reads 0.
 */
final class ThreadIds {
    private static final @Nullable VarHandle TID = tid();

    private ThreadIds() {}

    @HotPath
    static long of(Thread thread) {
        VarHandle tid = TID;
        if (tid != null) {
            return (long) tid.get(thread);
        }
        return thread.getClass() == Thread.class ? thread.getId() : 0;
    }

    private static @Nullable VarHandle tid() {
        try {
            return MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup())
                    .findVarHandle(Thread.class, "tid", long.class);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError closed) {
            return null;
        }
    }
}
