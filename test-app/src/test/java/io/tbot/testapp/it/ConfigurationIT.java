package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.WaitingBot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

@Together
class ConfigurationIT {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int TEN_MEGABYTES = 10 << 20;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("bot.yaml");
    }

    @EveryJdk
    void aMissingFileIsNamed(Path home) throws Exception {
        assertThat(complaint(home)).contains("bot.yaml");
    }

    @EveryJdk
    void anUnreadableFileIsNamed(Path home) throws Exception {
        Files.writeString(file, "version: 1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-w-------"));

        assertThat(complaint(home)).isEqualTo("tbot-agent: " + file + ": cannot be read, let the bot's user read it");
    }

    @EveryJdk
    void aDirectoryIsNamed(Path home) throws Exception {
        Files.createDirectory(file);

        assertThat(complaint(home)).contains("bot.yaml");
    }

    @EveryJdk
    void anEmptyFileLeavesTheDefaults(Path home) throws Exception {
        Files.writeString(file, "");

        assertThat(complaint(home)).endsWith("is empty, every default stands");
    }

    @EveryJdk
    void aFileOfTenMegabytesIsRefused(Path home) throws Exception {
        byte[] large = new byte[TEN_MEGABYTES];
        java.util.Arrays.fill(large, (byte) '#');
        Files.write(file, large);

        assertThat(complaint(home)).contains("bot.yaml");
    }

    @EveryJdk
    void aFileThatIsNoYamlIsNamedWithLineAndColumn(Path home) throws Exception {
        Files.write(file, "version: 1\nprobes: [}\n".getBytes(StandardCharsets.UTF_8));

        assertThat(complaint(home)).containsPattern("bot.yaml:2:\\d+: ");
    }

    @EveryJdk
    void everyWrongKeyIsNamedAtOnce(Path home) throws Exception {
        Files.writeString(file, """
                version: 1
                lisen: {port: 0}
                listen: {adress: 127.0.0.1}
                probes:
                  - {class: a.B, method: c, op: order.plaice}
                  - {class: a.B, methd: c, op: order.place}
                """);

        assertThat(complaint(home))
                .containsPattern("bot.yaml:2:\\d+: .*lisen.*listen")
                .containsPattern("bot.yaml:3:\\d+: .*adress.*address")
                .containsPattern("bot.yaml:5:\\d+: .*order.plaice.*order.place")
                .containsPattern("bot.yaml:6:\\d+: .*methd.*method");
    }

    /** What the agent says beside its address; the application must not notice any of it. */
    private String complaint(Path home) throws Exception {
        Outcome plain = run(ChildJvm.of(home).main(WaitingBot.class).startPlain(), false);
        Outcome outcome = run(
                ChildJvm.of(home)
                        .heldByPermissions()
                        .jvm("-Dtbot.config=" + file)
                        .main(WaitingBot.class)
                        .startWithAgent(),
                true);

        assertThat(outcome.out()).as(outcome::toString).isEqualTo(plain.out());
        assertThat(outcome.exit()).as(outcome::toString).isEqualTo(plain.exit());
        assertThat(outcome.errBesidesContract()).allMatch(line -> line.startsWith("tbot-agent: "));
        return String.join("\n", outcome.errBesidesContract());
    }

    private static Outcome run(RunningJvm jvm, boolean listens) throws Exception {
        try (jvm) {
            jvm.awaitOut("ready 1", DEADLINE);
            if (listens) {
                assertThat(Scrape.of(jvm.awaitAddress(DEADLINE), "/health").status())
                        .isEqualTo(200);
            }
            jvm.release();
            return jvm.join(DEADLINE);
        }
    }
}
