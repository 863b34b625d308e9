package io.tbot.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {
    /** The short form of {@code ./prove reload}. */
    @Test
    void keepsWhatStayedTheSameAndFollowsNothingWrong(@TempDir Path folder) throws Exception {
        ReloadTrial trial = new ReloadTrial(folder, 1_000, 3);

        trial.run(1_000);

        assertThat(trial.applied).isGreaterThan(300);
        assertThat(trial.refused).isGreaterThan(300);
        assertThat(trial.applied + trial.refused + trial.unread).isEqualTo(1_000);
    }
}
