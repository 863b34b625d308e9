package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.SmallBot;
import io.tbot.testapp.it.apps.WaitingBot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

@Together
class SlimSurroundingsIT {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

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
        Files.writeString(readOnly.resolve("tbot-agent.yaml"), BotYaml.PROBES);
        Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r-xr-xr-x"));
        ChildJvm child = ChildJvm.of(home).heldByPermissions().in(readOnly).main(WaitingBot.class);

        Outcome outcome = countedInMemoryOnly(child);

        assertThat(outcome.errBesidesContract())
                .containsExactly(
                        "tbot-agent: state directory './.tbot-agent/io.tbot.testapp.it.apps.WaitingBot' cannot be"
                                + " written (AccessDeniedException), state is in memory only; set tbot.state.dir");
        try (Stream<Path> files = Files.list(readOnly)) {
            assertThat(files).containsExactly(readOnly.resolve("tbot-agent.yaml"));
        }
    }

    @EveryJdk
    void aStateDirectoryThatMayNotBeWrittenIsInMemory(Path home) throws Exception {
        Path state = Files.createDirectory(folder.resolve("state"));
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("r-xr-xr-x"));
        ChildJvm child = ChildJvm.of(home)
                .heldByPermissions()
                .configuration(BotYaml.PROBES)
                .jvm("-Dtbot.state.dir=" + state)
                .main(WaitingBot.class);

        Outcome outcome = countedInMemoryOnly(child);

        assertThat(outcome.errBesidesContract())
                .containsExactly("tbot-agent: state directory '" + state
                        + "' cannot be written (AccessDeniedException), state is in memory only; set tbot.state.dir");
        assertThat(state).isEmptyDirectory();
    }

    @EveryJdk
    void aFileInTheWayOfTheStateDirectoryIsSaidOnce(Path home) throws Exception {
        ChildJvm child = ChildJvm.of(home)
                .configuration(BotYaml.PROBES)
                .jvm("-Dtbot.state.dir=/dev/null/state")
                .main(WaitingBot.class);

        Outcome outcome = countedInMemoryOnly(child);

        assertThat(outcome.errBesidesContract())
                .singleElement()
                .asString()
                .startsWith("tbot-agent: state directory '/dev/null/state' cannot be written");
    }

    @EveryJdk
    void aTokenThatCannotBeStoredIsInMemory(Path home) throws Exception {
        Path state = folder.resolve("state");
        Path inTheWay = Files.createDirectories(state.resolve("token/in the way"));
        ChildJvm child = ChildJvm.of(home)
                .configuration(BotYaml.PROBES)
                .jvm("-Dtbot.state.dir=" + state)
                .main(WaitingBot.class);

        Outcome outcome = countedInMemoryOnly(child);

        assertThat(outcome.errBesidesContract())
                .singleElement()
                .asString()
                .startsWith("tbot-agent: token file '" + inTheWay.getParent() + "' cannot be written")
                .endsWith("the token is in memory only; set tbot.listen.token to choose one");
        assertThat(state.toFile().list()).containsExactlyInAnyOrder("lock", "token");
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

    /** Runs the waiting bot without the agent and with it: the same output and status, and everything counted. */
    private static Outcome countedInMemoryOnly(ChildJvm child) throws Exception {
        Outcome plain = child.startPlain().endWhenReady(DEADLINE);
        try (RunningJvm jvm = child.startWithAgent()) {
            String address = jvm.awaitAddress(DEADLINE);
            jvm.awaitOut("ready 1", DEADLINE);
            assertThat(BotYaml.counts(Scrape.of(address, "/metrics"))).isEqualTo(BotYaml.countsOfRounds(1));
            Scrape health = Scrape.of(address, "/health");
            assertThat(health.status()).isEqualTo(200);
            assertThat(health.body()).contains("\"status\":\"degraded\"", "{\"state\":\"memory only, ");

            Outcome outcome = jvm.endWhenReady(DEADLINE).succeeded();

            assertThat(outcome.out()).isEqualTo(plain.out());
            assertThat(plain.err()).isEmpty();
            return outcome;
        }
    }
}
