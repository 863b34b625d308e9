package io.tbot.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of what {@code ./prove alerts-kill} does 200 times. */
class RestartsTest {
    private static final int RESTARTS = 20;

    @TempDir
    private Path folder;

    @Test
    void f11NoRestartEndsAnAlertOrTellsOneTwice() throws Exception {
        Restarts restarts = new Restarts(folder, 14);
        assertThat(restarts.begin()).isEmpty();

        for (int i = 0; i < RESTARTS; i++) {
            assertThat(restarts.restart()).isEmpty();
        }
        restarts.end();

        assertThat(restarts.messages()).isEmpty();
        assertThat(restarts.kills).isBetween(1, RESTARTS - 1);
    }
}
