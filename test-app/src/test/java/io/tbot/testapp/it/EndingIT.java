package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.ExitingBot;
import io.tbot.testapp.it.apps.MainEnds;
import io.tbot.testapp.it.apps.SmallBot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class EndingIT {
    /** The least of this many runs is compared. */
    private static final int RUNS = 7;

    /** The promise: what the agent may add to the end of a program. */
    private static final long MARGIN_MILLIS = 20;

    @EveryJdk
    void exitFromAHandlerEndsWithItsStatusAndHooks(Path home) throws Exception {
        Outcome plain = ChildJvm.of(home).main(ExitingBot.class).runPlain();

        Outcome outcome = ChildJvm.of(home)
                .configuration(BotYaml.PROBES)
                .main(ExitingBot.class)
                .runWithAgent();

        outcome.isLike(plain);
        assertThat(outcome.exit()).isEqualTo(3);
    }

    @EveryJdk
    void theEndOfMainEndsTheJvmAsSoonAsBefore(Path home) throws Exception {
        long plainMillis = Long.MAX_VALUE;
        long agentMillis = Long.MAX_VALUE;

        for (int i = 0;
                i < RUNS;
                i++) { // in turn, and the least of each: a fixed delay shows in it, a busy machine does not
            plainMillis = Math.min(plainMillis, endMillis(home, false));
            agentMillis = Math.min(agentMillis, endMillis(home, true));
        }

        assertThat(agentMillis).isLessThanOrEqualTo(plainMillis + MARGIN_MILLIS);
    }

    @EveryJdk
    void switchedOffItIsAsIfItWereNotThere(Path home) throws Exception {
        Outcome plain = ChildJvm.of(home).main(SmallBot.class).runPlain();

        Outcome byProperty = ChildJvm.of(home)
                .jvm("-Dtbot.enabled=false")
                .main(SmallBot.class)
                .runWithAgent();
        Outcome byEnvironment = ChildJvm.of(home)
                .environment("TBOT_ENABLED", "false")
                .main(SmallBot.class)
                .runWithAgent();
        Outcome byArgument = ChildJvm.of(home)
                .agentArguments("enabled=false")
                .main(SmallBot.class)
                .runWithAgent();

        for (Outcome outcome : List.of(byProperty, byEnvironment, byArgument)) {
            assertThat(outcome.err()).as(outcome::toString).isEqualTo(plain.err());
            outcome.succeeded().isLike(plain);
        }
    }

    /** From main's last line to the end of the process. */
    private static long endMillis(Path home, boolean withAgent) throws Exception {
        ChildJvm jvm = ChildJvm.of(home).configuration(BotYaml.PROBES).main(MainEnds.class);
        Outcome outcome = (withAgent ? jvm.runWithAgent() : jvm.runPlain()).succeeded();
        long endedEpochMillis = outcome.endEpochMillis();
        return endedEpochMillis - lastLineEpochMillis(outcome);
    }

    private static long lastLineEpochMillis(Outcome outcome) throws IOException {
        return Long.parseLong(outcome.out().strip());
    }
}
