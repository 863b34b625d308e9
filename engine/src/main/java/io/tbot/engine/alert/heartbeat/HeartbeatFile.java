package io.tbot.engine.alert.heartbeat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;

/**
 * A file whose time says that its process lives. It is there from the first beat to the orderly end: where it remains,
 * the process ended in another way.
 *
 * <p>Threads: one that may wait for the disk; {@link #end} comes last.
 */
final class HeartbeatFile {
    private static final long FRESH_MILLIS = 5_000;

    private final File file;
    private final Pulse own;
    private boolean written;

    HeartbeatFile(File file, Pulse own) {
        this.file = file;
        this.own = own;
    }

    /** Whether another process that lives beats there; asked until the first beat. */
    boolean isAnothers(long nowMillis) {
        Pulse pulse = written ? null : Pulse.read(file);
        return pulse != null
                && pulse.pid() != own.pid()
                && nowMillis - file.lastModified() < FRESH_MILLIS
                && pulse.isRunning();
    }

    void beat(long nowMillis) throws IOException {
        if (written && file.setLastModified(nowMillis)) {
            return;
        }
        File folder = file.getAbsoluteFile().getParentFile();
        Files.createDirectories(folder.toPath());
        File whole = new File(folder, file.getName() + ".tmp");
        Files.writeString(whole.toPath(), own.text(), StandardCharsets.UTF_8);
        Files.move(whole.toPath(), file.toPath(), StandardCopyOption.REPLACE_EXISTING);
        written = true;
    }

    void end() {
        if (written && !file.delete()) {
            written = false; // whoever watches will say so
        }
    }

    @Override
    public String toString() {
        return file.getPath();
    }
}
