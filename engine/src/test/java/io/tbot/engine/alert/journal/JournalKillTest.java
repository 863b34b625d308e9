package io.tbot.engine.alert.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./prove journal}. */
class JournalKillTest {
    private static final int KILLS = 20;
    private static final int CHANGES_PER_SECOND = 50;

    @TempDir
    private Path directory;

    @Test
    void nothingThatWasDurableIsLostByAKill() throws Exception {
        KillLoop loop = new KillLoop(directory, 20, CHANGES_PER_SECOND);

        for (int i = 0; i < KILLS; i++) {
            assertThat(loop.kill()).as("kill %d", i).isEmpty();
        }

        assertThat(loop.changes).isGreaterThan(KILLS);
    }
}
