package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A bot under the agent does what it does without: same output, same end, same orders and fills. */
@Together
class NothingChangesIT {
    private static final int ORDERS = 1_000;
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @EveryJdk
    void tradesTheSameWithAndWithoutTheAgent(Path home) throws Exception {
        assertSame(TruthPlan.of(home, ORDERS));
    }

    @EveryJdk
    void tradesTheSameOverFix(Path home) throws Exception {
        assertSame(TruthPlan.of(home, ORDERS).by("fix"));
    }

    @EveryJdk
    void tradesTheSameOverXChange(Path home) throws Exception {
        assertSame(TruthPlan.of(home, ORDERS).by("xchange"));
    }

    private static void assertSame(TruthPlan plan) throws Exception {
        Run plain = run(plan, false);
        Run watched = run(plan, true);

        plain.outcome().succeeded();
        watched.outcome().isLike(plain.outcome());
        long contractLines = 1;
        assertThat(watched.outcome().err().lines().count())
                .isEqualTo(plain.outcome().err().lines().count() + contractLines);
        assertThat(plain.journal().lines().count()).isGreaterThan(ORDERS);
        assertThat(watched.journal()).isEqualTo(plain.journal());
    }

    /** How it ended, and the orders and fills it wrote down. */
    private record Run(Outcome outcome, String journal) {}

    private static Run run(TruthPlan plan, boolean withAgent) throws Exception {
        try (SampleBot sample = SampleBot.of(plan)) {
            ChildJvm bot = sample.bot();
            try (RunningJvm running = withAgent ? bot.startWithAgent() : bot.startPlain()) {
                Outcome outcome = running.join(DEADLINE);
                return new Run(outcome, Files.readString(sample.journal()));
            }
        }
    }
}
