package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

/**
 * What the agent counts and times of the sample bot is what the bot counts and times of itself. The full size is
 * {@code -Dtbot.truth.orders=20000}, or {@code ./prove truth}.
 */
class TruthIT {
    private static final int ORDERS = Integer.getInteger("tbot.truth.orders", 3_000);

    @EveryJdk
    void saysWhatTheBotSaysOfItself(Path home) throws Exception {
        assertTrue(TruthPlan.of(home, ORDERS));
    }

    @EveryJdk
    void saysWhatTheBotSaysOfItselfOverFix(Path home) throws Exception {
        assertTrue(TruthPlan.of(home, ORDERS).by("fix"));
    }

    @EveryJdk
    void saysWhatTheBotSaysOfItselfOverXChange(Path home) throws Exception {
        assertTrue(TruthPlan.of(home, ORDERS).by("xchange"));
    }

    @EveryJdk
    void knowsQuickFixWithoutBeingTold(Path home) throws Exception {
        assertTrue(TruthPlan.of(home, ORDERS).by("both").unprobed());
    }

    @EveryJdk
    void knowsXChangeWithoutBeingTold(Path home) throws Exception {
        assertTrue(TruthPlan.of(home, ORDERS).by("xchange").unprobed());
    }

    @EveryJdk
    void saysWhatTheBotSaysOfItselfOnPostgres(Path home) throws Exception {
        assertTrue(TruthPlan.of(home, ORDERS).onPostgres(Tools.needPostgres()));
    }

    private static void assertTrue(TruthPlan plan) throws Exception {
        try (SampleBot bot = SampleBot.of(plan)) {
            TruthRun run = bot.measured();

            run.outcome().succeeded();
            assertThat(run.truth().count("place_order")).isEqualTo(plan.orders());
            assertThat(TruthCounts.exposed(run.metrics())).isEqualTo(TruthCounts.expected(run));
            assertThat(TruthTimes.of(run))
                    .flatExtracting(each -> each.faults(TimedSeries.Allowance.BUILD))
                    .isEqualTo(List.of());
        }
    }
}
