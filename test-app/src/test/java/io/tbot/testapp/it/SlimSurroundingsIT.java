package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.SmallBot;
import io.tbot.testapp.it.apps.WaitingBot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

class SlimSurroundingsIT {
    @TempDir
    private Path folder;

    @EveryJdk
    void aRuntimeWithoutManagementAndFlightRecorderRunsAsBefore(Path home) throws Exception {
        Path slim = folder.resolve("slim");
        ChildJvm.of(home)
                .program("jlink")
                .command("--add-modules", "java.base,java.instrument", "--output", slim.toString())
                .runPlain()
                .succeeded();
        Outcome plain = ChildJvm.of(slim).main(SmallBot.class).runPlain();

        Outcome outcome = ChildJvm.of(slim)
                .configuration(BotYaml.PROBES)
                .main(SmallBot.class)
                .runWithAgent();

        outcome.succeeded();
        assertThat(outcome.out()).isEqualTo(plain.out());
    }

    @EveryJdk
    void aReadOnlyWorkingDirectoryRunsAsBefore(Path home) throws Exception {
        Path readOnly = Files.createDirectory(folder.resolve("readonly"));
        Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r-xr-xr-x"));
        Outcome plain = ChildJvm.of(home).in(readOnly).main(SmallBot.class).runPlain();

        Outcome outcome = ChildJvm.of(home).in(readOnly).main(SmallBot.class).runWithAgent();

        outcome.succeeded();
        assertThat(outcome.out()).isEqualTo(plain.out());
    }

    @EveryJdk
    void saysOnceThatNothingCanBeStored(Path home) throws Exception {
        ChildJvm child =
                ChildJvm.of(home).jvm("-Dtbot.state.dir=/dev/null/state").main(WaitingBot.class);
        try (RunningJvm jvm = child.startWithAgent()) {
            jvm.awaitAddress(Duration.ofSeconds(30));

            Outcome outcome = jvm.endWhenReady(Duration.ofSeconds(30));

            assertThat(outcome.errBesidesContract())
                    .singleElement()
                    .asString()
                    .startsWith("tbot-agent: state directory '/dev/null/state' cannot be written");
        }
    }

    @EveryJdk
    void aHeapOf32MegabytesIsEnough(Path home) throws Exception {
        Outcome plain = ChildJvm.of(home).jvm("-Xmx32m").main(SmallBot.class).runPlain();

        Outcome outcome = ChildJvm.of(home)
                .jvm("-Xmx32m")
                .configuration(BotYaml.PROBES)
                .main(SmallBot.class, "1000")
                .runWithAgent();

        outcome.succeeded();
        assertThat(plain.exit()).isZero();
    }
}
