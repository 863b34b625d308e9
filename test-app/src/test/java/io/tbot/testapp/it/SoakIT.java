package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A bot with far more symbols and threads than the agent keeps, for half a minute; full size: {@code ./prove soak}. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
class SoakIT {
    @LastJdk
    void countsEverythingAndGrowsByNothing(Path home) throws Exception {
        Soak.Result result = Soak.run(home, Soak.Plan.shortened());

        assertThat(result.exposed()).isEqualTo(result.counted());
        assertThat(SoakVerdict.of(result)).as(result.standings()::toString).isEqualTo(List.of());
    }
}
