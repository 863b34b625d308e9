package io.tbot.testapp.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.ChildJvm;
import io.tbot.testapp.it.Outcome;
import io.tbot.testapp.it.RunningJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The packaged venue as a process; the agent has no part in it. */
class VenueIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String READY =
            "venue: rest=127\\.0\\.0\\.1:\\d+ ws=127\\.0\\.0\\.1:\\d+ fix=127\\.0\\.0\\.1:\\d+";

    @Test
    void saysWhereItListensInOneLineAndEndsInItsTime() throws Exception {
        Outcome outcome = venue("--seconds", "1").startPlain().join(DEADLINE);

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).matches(READY + "\\R");
    }

    @Test
    void endsWithItsParent() throws Exception {
        try (RunningJvm parent = venue("--seconds", "600").startPlain()) {
            parent.awaitOut(READY, DEADLINE);
            try (RunningJvm child =
                    venue("--parent-pid", String.valueOf(parent.pid())).startPlain()) {
                child.awaitOut(READY, DEADLINE);

                parent.close();

                assertThat(child.join(DEADLINE).exit()).isZero();
            }
        }
    }

    @Test
    void refusesAWrongOptionByName() throws Exception {
        Outcome outcome = venue("--rate", "fast").startPlain().join(DEADLINE);

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).isEqualToIgnoringNewLines("venue: option --rate: 'fast' is not a whole number");
    }

    private static ChildJvm venue(String... options) throws IOException {
        Path jar = Path.of(System.getProperty("tbot.root", ".."), "test-app/target/tbot-test-app.jar");
        return ChildJvm.of(Path.of(System.getProperty("java.home")))
                .onlyClassPath(jar.toAbsolutePath().normalize())
                .main(VenueMain.class, options);
    }
}
