package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/**
 * The short form of {@code ./prove alert-speed}; on a machine that builds other things, too, it bounds only the worst.
 */
class AlertSpeedIT {
    private static final int BREACHES = 50;

    @TempDir
    private Path folder;

    @LastJdk
    void aBreachIsAtItsReceiverWithinAboutASecond(Path home) throws Exception {
        long[] micros = AlertSpeed.of(home, folder, BREACHES, 8_000);

        assertThat(micros[BREACHES / 2]).as("median").isLessThan(1_500_000);
        assertThat(micros[BREACHES - 1]).as("all came, the last").isLessThan(5_000_000);
    }
}
