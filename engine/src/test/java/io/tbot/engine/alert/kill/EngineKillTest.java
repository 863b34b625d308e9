package io.tbot.engine.alert.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.alert.journal.Journal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./prove alerts-kill}. */
class EngineKillTest {
    private static final long WORLD_MILLIS = 8_000;

    @TempDir
    private Path directory;

    @Test
    void aKillLosesNoStateAndNoMessageAndDoublesOneAtMost() throws Exception {
        try (EngineKills loop = new EngineKills(directory, 3, WORLD_MILLIS)) {
            while (!loop.isOver()) {
                loop.kill();
            }

            assertThat(loop.end()).isEmpty();
            assertThat(loop.kills).isGreaterThan(1);
            assertThat(loop.seen).isGreaterThan(0);
            assertThat(loop.messages()).isGreaterThan(loop.seen);
            assertThat(runsThatDecided())
                    .as("lives of which is left what they decided")
                    .isGreaterThan(1);
        }
    }

    private int runsThatDecided() {
        Set<String> runs = new HashSet<>();
        try (Journal journal = Journal.open(directory, AlertEngine.KINDS)) {
            journal.lines().newestFirst(line -> {
                runs.add(line.substring(0, line.indexOf(',')));
                return true;
            });
        }
        return runs.size();
    }
}
