package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.OldByteBuddyBot;
import io.tbot.testapp.it.apps.SmallBot;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class OtherAgentsIT {
    @TempDir
    private Path folder;

    @EveryJdk
    void jacocoBeforeUsRunsAsBefore(Path home) throws Exception {
        Outcome plain = ChildJvm.of(home).main(SmallBot.class).runPlain();
        Path covered = folder.resolve("before.exec");

        Outcome outcome = ChildJvm.of(home)
                .configuration(BotYaml.PROBES)
                .jvm(jacoco(covered))
                .main(SmallBot.class)
                .runWithAgent();

        outcome.succeeded().isLike(plain);
        assertThat(Files.size(covered)).isPositive();
    }

    @EveryJdk
    void jacocoAfterUsRunsAsBefore(Path home) throws Exception {
        Outcome plain = ChildJvm.of(home).main(SmallBot.class).runPlain();
        Path covered = folder.resolve("after.exec");
        ChildJvm jvm = ChildJvm.of(home).configuration(BotYaml.PROBES);

        Outcome outcome = jvm.jvm("-Dtbot.port=0", jvm.agentOption(), jacoco(covered))
                .main(SmallBot.class)
                .runPlain();

        outcome.succeeded().isLike(plain);
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
