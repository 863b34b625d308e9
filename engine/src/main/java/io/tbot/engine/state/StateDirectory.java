package io.tbot.engine.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The directory that this process alone keeps its state in: as configured, or with {@code -2} to {@code -9} where other
 * processes hold those before it. Held by a file lock, which the operating system lets go of however the process ends.
 *
 * <p>Threads: opened once on a daemon thread, asked on any of the agent's. Errors: where no directory can be had, state
 * is in memory only, said once.
 */
public final class StateDirectory {
    private static final int MAX_NUMBER = 9;

    private final String path;
    private final @Nullable FileLock held;
    private final boolean heldByOthers;
    private volatile String trouble;

    private StateDirectory(String path, @Nullable FileLock held, boolean heldByOthers, String trouble) {
        this.heldByOthers = heldByOthers;
        this.path = path;
        this.held = held;
        this.trouble = trouble;
    }

    /** Takes the configured directory or the next free one. */
    public static StateDirectory open(String configured, Consumer<String> log) {
        for (int number = 1; number <= MAX_NUMBER; number++) {
            String path = number == 1 ? configured : configured + '-' + number;
            try {
                FileLock lock = lock(Path.of(path));
                if (lock != null) {
                    if (number > 1) {
                        log.accept("state directory '" + configured + "' is held by another process, using '" + path
                                + "'");
                    }
                    return new StateDirectory(path, lock, false, "");
                }
            } catch (IOException | RuntimeException e) {
                log.accept("state directory '" + path + "' cannot be written ("
                        + e.getClass().getSimpleName() + "), state is in memory only; set tbot.state.dir");
                return new StateDirectory(path, null, false, "memory only, '" + path + "' cannot be written");
            }
        }
        log.accept("state directory '" + configured + "' and its successors to -" + MAX_NUMBER
                + " are held by other processes, state is in memory only; set tbot.name or tbot.state.dir");
        return new StateDirectory(
                configured,
                null,
                true,
                "memory only, '" + configured + "' and its successors are held by other processes");
    }

    private static @Nullable FileLock lock(Path directory) throws IOException {
        Files.createDirectories(directory, ownerOnly());
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            // a second agent in this JVM: as good as another process
        }
        if (lock == null) {
            channel.close();
        }
        return lock;
    }

    private static FileAttribute<?>[] ownerOnly() {
        Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
        return views.contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** The directory; it may not be writable. */
    public String path() {
        return path;
    }

    /** Whether state outlives the process. */
    public boolean durable() {
        return held != null;
    }

    /** Whether it and its successors are other processes', so that nothing in it is ours to read or write. */
    public boolean isHeldByOthers() {
        return heldByOthers;
    }

    /** Notes that something could not be stored although the directory is held: a full disk, say. */
    public void couldNotStore(String what) {
        trouble = "memory only, the " + what + " cannot be stored in '" + path + "'";
    }

    /** What does not outlive the process, for the report of what is wrong; empty when all does. */
    public String trouble() {
        return trouble;
    }
}
