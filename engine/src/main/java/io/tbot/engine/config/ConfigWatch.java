package io.tbot.engine.config;

import java.io.File;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The configuration file as it changes under the running agent.
 *
 * <p>Threads: {@link #poll} and {@link #inForce} are called by one thread, about once a second; the counters are read
 * by any. Errors: a file that cannot be read or is no YAML leaves the last good configuration standing. Source: an
 * editor that writes in pieces is why a change counts only when two polls in a row see the same time and length.
 */
public final class ConfigWatch {
    private final String path;
    private final File file;
    private AgentConfig current;
    private long seenStamp = -1;
    private long readStamp = -1;
    private final AtomicLong loadedTotal = new AtomicLong();
    private final AtomicLong failedTotal = new AtomicLong();
    private final AtomicReference<@Nullable CompletableFuture<Boolean>> asked = new AtomicReference<>();

    /** Begins with what was loaded; a change since then is seen by the second poll. */
    public ConfigWatch(AgentConfig loaded) {
        current = loaded;
        path = ConfigFile.path(loaded.options());
        file = new File(path);
    }

    /**
     * Has the next poll read the file whatever its time and length.
     *
     * @return done once what was read is in force; whether it was anything new
     */
    public CompletableFuture<Boolean> ask() {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        CompletableFuture<Boolean> before = asked.compareAndExchange(null, answer);
        return before == null ? answer : before;
    }

    private void answer(boolean changed) {
        CompletableFuture<Boolean> waiting = asked.getAndSet(null);
        if (waiting != null) {
            waiting.complete(changed);
        }
    }

    /** A new configuration, where the file's content has changed since the last one; else {@code null}. */
    public @Nullable AgentConfig poll() {
        AgentConfig next = changed();
        if (next == null) {
            answer(false);
        }
        return next;
    }

    private @Nullable AgentConfig changed() {
        long stamp = stamp();
        boolean settled = stamp == seenStamp;
        seenStamp = stamp;
        if ((!settled || stamp == readStamp) && asked.get() == null) {
            return null;
        }
        readStamp = stamp;
        Mistakes found = new Mistakes(path);
        String fresh = ConfigFile.read(path, found);
        if (ConfigFile.fingerprint(fresh) == current.fingerprint()) {
            return null;
        }
        current = fresh == null ? current.keep(path, found) : current.reload(path, fresh);
        return current;
    }

    /** Counts the reload that the last poll began: whoever sees the counter move sees the configuration in force. */
    public void inForce() {
        (current.fileIsSound() ? loadedTotal : failedTotal).incrementAndGet();
        answer(true);
    }

    /** Reloads of a file without mistakes. */
    public long loadedTotal() {
        return loadedTotal.get();
    }

    /** Reloads of a file with any mistake in it, or that could not be read. */
    public long failedTotal() {
        return failedTotal.get();
    }

    /** Time and length in one number; both are 0 for a file that is gone. */
    private long stamp() {
        return file.lastModified() * 31 + file.length();
    }
}
