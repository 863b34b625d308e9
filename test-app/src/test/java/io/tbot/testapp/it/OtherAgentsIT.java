package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.OldByteBuddyBot;
import io.tbot.testapp.it.apps.SmallBot;
import io.tbot.testapp.it.apps.WaitingBot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

@Together
class OtherAgentsIT {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @EveryJdk
    void jacocoBeforeUsRunsAsBeforeAndIsCounted(Path home) throws Exception {
        Path covered = folder.resolve("before.exec");

        runsAsBeforeAndIsCounted(
                home,
                ChildJvm.of(home)
                        .configuration(BotYaml.PROBES)
                        .jvm(jacoco(covered))
                        .main(WaitingBot.class)
                        .startWithAgent());

        assertThat(Files.size(covered)).isPositive();
    }

    @EveryJdk
    void jacocoAfterUsRunsAsBeforeAndIsCounted(Path home) throws Exception {
        Path covered = folder.resolve("after.exec");
        ChildJvm jvm = ChildJvm.of(home).configuration(BotYaml.PROBES);

        runsAsBeforeAndIsCounted(
                home,
                jvm.jvm("-Dtbot.port=0", jvm.agentOption(), jacoco(covered))
                        .main(WaitingBot.class)
                        .startPlain());

        assertThat(Files.size(covered)).isPositive();
    }

    @EveryJdk
    void anOldByteBuddyOnTheClassPathStaysTheApplicationsOwn(Path home) throws Exception {
        Outcome plain = oldByteBuddy(home).runPlain();

        Outcome outcome = oldByteBuddy(home).configuration(BotYaml.PROBES).runWithAgent();

        outcome.succeeded().isLike(plain);
    }

    @EveryJdk
    void theAgentGivenTwiceIsThereOnce(Path home) throws Exception {
        Outcome plain = ChildJvm.of(home).main(SmallBot.class).runPlain();
        ChildJvm jvm = ChildJvm.of(home).configuration(BotYaml.PROBES);

        Outcome outcome = jvm.jvm(jvm.agentOption()).main(SmallBot.class).runWithAgent();

        outcome.succeeded().isLike(plain);
    }

    private static void runsAsBeforeAndIsCounted(Path home, RunningJvm withBoth) throws Exception {
        Outcome plain = ChildJvm.of(home).main(WaitingBot.class).startPlain().endWhenReady(DEADLINE);
        try (withBoth) {
            String address = withBoth.awaitAddress(DEADLINE);
            withBoth.awaitOut("ready 1", DEADLINE);
            assertThat(BotYaml.counts(Scrape.of(address, "/metrics"))).isEqualTo(BotYaml.countsOfRounds(1));

            withBoth.endWhenReady(DEADLINE).succeeded().isLike(plain);
        }
    }

    private static ChildJvm oldByteBuddy(Path home) throws Exception {
        return ChildJvm.of(home)
                .libraries(Built.library("byte-buddy-old.jar"))
                .jvm("-Dnet.bytebuddy.experimental=true")
                .main(OldByteBuddyBot.class);
    }

    private static String jacoco(Path destination) {
        return "-javaagent:" + Built.library("jacoco-agent.jar") + "=destfile=" + destination
                + ",includes=io.tbot.testapp.*";
    }
}
