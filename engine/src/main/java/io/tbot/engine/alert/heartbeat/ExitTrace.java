package io.tbot.engine.alert.heartbeat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a process that ended without a word may have died of, by what it left behind: a crash report of the JVM, a heap
 * dump, a kill that the system counts as one for lack of memory. A guess that says so: {@link #KILL} is what is left
 * where there is none of these.
 */
public final class ExitTrace {
    /** The JVM wrote a report of its crash. */
    public static final String CRASH = "hs_err";

    /** There was no memory left, in the heap or on the machine. */
    public static final String MEMORY = "oom";

    /** Nothing of the sort: killed, or the machine went down. */
    public static final String KILL = "kill";

    private static final Path CGROUP = Path.of("/sys/fs/cgroup/memory.events");

    /** The clock of a file system may be a little behind. */
    private static final long SLACK_MILLIS = 5_000;

    private static final int HEAD_BYTES = 8_192;

    private ExitTrace() {}

    /**
     * The guess.
     *
     * @param last whose end it was; {@code null} where that is not known
     * @param lastAliveMillis when it was last seen, wall clock
     * @param folders where such files are looked for: the working directory, that of temporary files
     */
    public static String hint(@Nullable Pulse last, long lastAliveMillis, List<File> folders) {
        for (File folder : folders) {
            for (File file : files(folder)) {
                boolean isItsTime = file.lastModified() >= lastAliveMillis - SLACK_MILLIS;
                if (!isItsTime || (last != null && !isOf(last.pid(), file.getName()))) {
                    continue;
                }
                if (file.getName().startsWith("java_pid")) {
                    return MEMORY;
                }
                return saysMemory(file) ? MEMORY : CRASH;
            }
        }
        long kills = oomKills();
        return last != null && last.oomKills() >= 0 && kills > last.oomKills() ? MEMORY : KILL;
    }

    private static List<File> files(File folder) {
        File[] files = folder.listFiles((in, name) -> (name.startsWith("hs_err_pid") && name.endsWith(".log"))
                || (name.startsWith("java_pid") && name.endsWith(".hprof")));
        return files == null ? List.of() : List.of(files);
    }

    private static boolean isOf(long pid, String name) {
        return name.startsWith("hs_err_pid" + pid + '.') || name.startsWith("java_pid" + pid + '.');
    }

    private static boolean saysMemory(File report) {
        try (InputStream in = Files.newInputStream(report.toPath())) {
            String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
            return head.contains("insufficient memory")
                    || head.contains("Out of Memory Error")
                    || head.contains("OutOfMemoryError");
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** So far, in the group of this process; -1 where the system does not say. */
    static long oomKills() {
        try {
            for (String line : Files.readAllLines(CGROUP)) {
                if (line.startsWith("oom_kill ")) {
                    return Long.parseLong(line.substring("oom_kill ".length()).strip());
                }
            }
        } catch (IOException | RuntimeException none) {
            // another system, or one that does not let us look
        }
        return -1;
    }
}
