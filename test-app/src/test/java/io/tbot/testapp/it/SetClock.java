package io.tbot.testapp.it;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A wall clock of a child JVM's own that can be set while it runs, by libfaketime; what only runs on is left alone, as
 * where an administrator or NTP sets a real one.
 */
final class SetClock {
    private final Path library;
    private final Path offset;

    SetClock(Path folder) throws IOException {
        library = library();
        offset = Files.writeString(folder.resolve("offset"), "+0s");
    }

    ChildJvm under(ChildJvm bot) {
        return bot.environment("LD_PRELOAD", library.toString())
                .environment("FAKETIME_TIMESTAMP_FILE", offset.toString())
                .environment("FAKETIME_NO_CACHE", "1")
                .environment("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                .environment("NO_FAKE_STAT", "1");
    }

    /** From the true time. */
    StallRun.Disturbance to(long seconds) {
        return jvm -> {
            Path next = Files.writeString(offset.resolveSibling("next"), String.format("%+ds", seconds));
            Files.move(next, offset, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            return 0;
        };
    }

    private static Path library() throws IOException {
        try (DirectoryStream<Path> machines = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-*")) {
            for (Path machine : machines) {
                Path library = machine.resolve("faketime/libfaketimeMT.so.1");
                if (Files.exists(library)) {
                    return library;
                }
            }
        }
        throw Tools.missing("libfaketime is missing, install Debian's 'libfaketime'");
    }
}
