package io.tbot.engine.alert.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of what {@code ./prove alerts-kill} does with each byte and bit. */
class RestoreFaultsTest {
    private static final int BYTES = 4 << 10;
    private static final int EACH_BYTE = 29;
    private static final int EACH_BIT = 101;

    @TempDir
    private Path directory;

    @Test
    void anEngineBelievesNothingOfADamagedJournalThatWasNeverSo() throws Exception {
        RestoreFaults faults = new RestoreFaults(directory);

        assertThat(faults.cut(EACH_BYTE)).isEmpty();
        assertThat(faults.flip(BYTES, EACH_BIT)).isEmpty();
        assertThat(faults.file.length).isGreaterThan(BYTES);
        assertThat(faults.facts).isGreaterThan(1_000);
    }
}
