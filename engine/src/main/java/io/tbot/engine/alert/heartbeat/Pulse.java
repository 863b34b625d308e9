package io.tbot.engine.alert.heartbeat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a heartbeat file says of the process whose it is: a word and its value in each line. When it last lived is the
 * file's time.
 *
 * @param pid as its own system counts
 * @param startMillis when it began, wall clock, by which a later process of the same number is told from it
 * @param name of the bot
 * @param oomKills how often the system had killed a process of its group for lack of memory; -1 where it does not say
 */
public record Pulse(long pid, long startMillis, String name, long oomKills) {
    private static final int MAX_BYTES = 4_096;

    /** Of this process. */
    static Pulse own(String name) {
        ProcessHandle own = ProcessHandle.current();
        long start = own.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
        return new Pulse(own.pid(), start, name, ExitTrace.oomKills());
    }

    String text() {
        return "pid " + pid + "\nstart " + startMillis + "\nname " + name + "\noom_kills " + oomKills + '\n';
    }

    /** {@code null} where there is no such file, or what stands there is none of ours. */
    public static @Nullable Pulse read(File file) {
        try {
            if (file.length() > MAX_BYTES) {
                return null;
            }
            Map<String, String> words = new HashMap<>();
            for (String line :
                    Files.readString(file.toPath(), StandardCharsets.UTF_8).split("\n", -1)) {
                int space = line.indexOf(' ');
                if (space > 0) {
                    words.put(line.substring(0, space), line.substring(space + 1));
                }
            }
            return new Pulse(
                    number(words, "pid"),
                    number(words, "start"),
                    words.getOrDefault("name", ""),
                    number(words, "oom_kills"));
        } catch (IOException | RuntimeException noneOfOurs) {
            return null;
        }
    }

    private static long number(Map<String, String> words, String word) {
        return Long.parseLong(words.getOrDefault(word, "-"));
    }

    /** Whether that very process runs, as far as this one can see: it sees none of another machine or container. */
    public boolean isRunning() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().startInstant())
                .filter(start -> start.toEpochMilli() == startMillis)
                .isPresent();
    }
}
