package io.tbot.engine.alert.heartbeat;

import io.tbot.bootstrap.AgentThread;
import io.tbot.engine.alert.channel.Ping;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Says every second in a file, and every minute to an address, that the process lives and its alert rules are looked
 * at. While they are not, the file grows old and the address hears {@code /fail}.
 *
 * <p>Threads: {@code tbot-heartbeat} and, where there is an address, {@code tbot-heartbeat-url}, since a network that
 * does not answer must not stop the file. Errors: what fails is said once and tried again.
 */
public final class Heartbeat {
    /** Beyond it the rules count as not looked at: what a watcher allows, too. */
    static final long SILENT_NANOS = 15_000_000_000L;

    /** An exit of the bot's waits as long at most for a disk that hangs. */
    private static final long END_MILLIS = 200;

    private static final long BEAT_NANOS = 1_000_000_000L;
    private static final long PING_NANOS = 60_000_000_000L;

    private final @Nullable HeartbeatFile file;
    private final @Nullable Ping ping;
    private final LongSupplier idleNanos;
    private final Consumer<String> log;
    private final ReentrantLock beating = new ReentrantLock();
    private volatile boolean ended;
    private boolean saidFile;
    private boolean saidPing;

    /**
     * @param file {@code null} for none
     * @param name the bot's
     * @param idleNanos how long ago the rules were last looked at
     */
    public Heartbeat(
            @Nullable File file, @Nullable Ping ping, String name, LongSupplier idleNanos, Consumer<String> log) {
        this.file = file == null ? null : new HeartbeatFile(file, Pulse.own(name));
        this.ping = ping;
        this.idleNanos = idleNanos;
        this.log = log;
    }

    public void start() {
        if (file != null) {
            start("tbot-heartbeat", () -> every(BEAT_NANOS, this::beat));
        }
        if (ping != null) {
            start("tbot-heartbeat-url", () -> {
                tell("/start");
                every(PING_NANOS, () -> tell(isSilent() ? "/fail" : ""));
            });
        }
    }

    private static void start(String name, Runnable body) {
        AgentThread thread = new AgentThread(name, body);
        thread.setContextClassLoader(Heartbeat.class.getClassLoader());
        thread.start();
    }

    private void every(long nanos, Runnable work) {
        long due = System.nanoTime();
        while (!ended) {
            work.run();
            due = Math.max(due + nanos, System.nanoTime());
            while (!ended && due - System.nanoTime() > 0) {
                LockSupport.parkNanos(Math.min(BEAT_NANOS, due - System.nanoTime()));
            }
        }
    }

    private boolean isSilent() {
        return idleNanos.getAsLong() > SILENT_NANOS;
    }

    private void beat() {
        HeartbeatFile file = this.file;
        if (file == null || isSilent()) {
            return;
        }
        beating.lock();
        try {
            if (!ended) {
                beat(file);
            }
        } finally {
            beating.unlock();
        }
    }

    private void beat(HeartbeatFile file) {
        long now = System.currentTimeMillis();
        try {
            if (file.isAnothers(now)) {
                sayFile("heartbeat file '" + file + "' is another process's, which lives; set heartbeat.file");
            } else {
                file.beat(now);
            }
        } catch (IOException | RuntimeException fault) {
            sayFile("heartbeat file '" + file + "' cannot be written ("
                    + fault.getClass().getSimpleName() + ")");
        }
    }

    private void sayFile(String text) {
        if (!saidFile) {
            saidFile = true;
            log.accept(text);
        }
    }

    private void tell(String suffix) {
        Ping ping = this.ping;
        String fault = ping == null || ended ? "" : ping.send(suffix, System.currentTimeMillis());
        if (!fault.isEmpty() && !saidPing) {
            saidPing = true;
            log.accept("the heartbeat address did not take a ping (" + fault + "), which is tried again each minute");
        }
    }

    /** The process ends in good order: whoever watches the file is told so by its absence. */
    public void end() {
        ended = true;
        HeartbeatFile file = this.file;
        try {
            if (file != null && beating.tryLock(END_MILLIS, TimeUnit.MILLISECONDS)) {
                file.end(); // and nothing beats after that
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
