package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.ReloadedBot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;

/** What a disk may do: it is full, it fails, it is read-only, another bot has it. The bot hears of none of it. */
@Together
class StorageIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String DEGRADED = "TBotStorageDegraded";
    /** With a text that no rest of a block has room for. */
    private static final String YAML = """
            probes:
              - {class: "+io.tbot.testapp.it.apps.SmallBot$Gateway", method: place, op: order.place, exchange: "'paper'", symbol: arg0.symbol}
            rules:
              defaults: false
              list:
                - {id: orders, severity: critical, when: "increase(order_calls_total, 2s) by (exchange) >= 1", annotations: {text: "TEXT"}}
            """.replace("TEXT", "x".repeat(5_000));

    @TempDir
    private Path folder;

    @LastJdk
    void aFullDiskDegradesToMemoryAndRecovers(Path home) throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        if (run("mount", "-t", "tmpfs", "-o", "size=1m", "none", small.toString()) != 0) {
            Assumptions.abort("a full disk needs a small file system, which only root can mount");
        }
        try (RunningJvm jvm = bot(home, small.resolve("state")).startWithAgent()) {
            String address = jvm.awaitAddress(DEADLINE);
            awaitStored(address, true);
            Path others = small.resolve("others");
            fill(others);
            jvm.nextRound(); // and so an alert fires, which is to be written
            await(address, DEGRADED);
            assertThat(Scrape.of(address, "/api/v1/alerts").body()).contains("No space left on device");
            Files.delete(others);
            awaitStored(address, true);
            unharmed(jvm, 2);
        } finally {
            run("umount", "-l", small.toString());
        }
    }

    @LastJdk
    void aDiskThatFailsDegradesToMemoryAndRecovers(Path home) throws Exception {
        String strace = Tools.need("strace", "strace").toString();
        String injection = "inject=fdatasync:error=EIO:when=1..2";
        try (RunningJvm jvm = bot(home, folder.resolve("state"))
                .under(
                        strace,
                        "-f",
                        "--seccomp-bpf",
                        "-qq",
                        "-o",
                        "/dev/null",
                        "-e",
                        "trace=fdatasync",
                        "-e",
                        injection)
                .startWithAgent()) {
            String address = jvm.awaitAddress(DEADLINE);
            await(address, DEGRADED);
            assertThat(Scrape.of(address, "/api/v1/alerts").body()).contains("Input/output error");
            awaitStored(address, true);
            unharmed(jvm, 1);
        }
    }

    @LastJdk
    void aDirectoryThatIsReadOnlyIsTriedUntilItIsNot(Path home) throws Exception {
        Path readOnly = Files.createDirectory(folder.resolve("read-only"));
        Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r-xr-xr-x"));
        try (RunningJvm jvm =
                bot(home, readOnly.resolve("state")).heldByPermissions().startWithAgent()) {
            String address = jvm.awaitAddress(DEADLINE);
            await(address, DEGRADED);
            awaitStored(address, false);
            Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("rwxr-xr-x"));
            awaitStored(address, true);
            unharmed(jvm, 1);
        }
    }

    @LastJdk
    void twoBotsInOneFolderKeepTheirStateApart(Path home) throws Exception {
        Path state = folder.resolve("state");
        try (RunningJvm first = bot(home, state).startWithAgent()) {
            awaitStored(first.awaitAddress(DEADLINE), true);
            try (RunningJvm second = bot(home, state).startWithAgent()) {
                String address = second.awaitAddress(DEADLINE);
                awaitStored(address, true);
                assertThat(Scrape.of(address, "/api/v1/alerts").body()).doesNotContain(DEGRADED);
                unharmed(second, 1);
            }
            assertThat(folder.resolve("state-2/alerts")).isDirectory();
            unharmed(first, 1);
        }
    }

    private ChildJvm bot(Path home, Path state) throws IOException {
        return ChildJvm.of(home)
                .jvm("-Dtbot.state.dir=" + state)
                .main(ReloadedBot.class)
                .configuration(YAML);
    }

    /** It has done all its rounds, answers another, says nothing of its own on stderr, and ends as it should. */
    private static void unharmed(RunningJvm jvm, int rounds) throws Exception {
        jvm.awaitOut("ready " + rounds, DEADLINE);
        jvm.nextRound();
        jvm.awaitOut("ready " + (rounds + 1), DEADLINE);
        jvm.release();
        Outcome outcome = jvm.join(DEADLINE);
        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(outcome.err().lines().filter(line -> !line.startsWith("tbot-agent: ")))
                .as(outcome.toString())
                .isEmpty();
    }

    private static void await(String address, String alert) throws Exception {
        Scrape.until(address, "/api/v1/alerts", alerts -> alerts.body().contains(alert), DEADLINE);
    }

    private static void awaitStored(String address, boolean stored) throws Exception {
        Scrape.until(address, "/metrics", each -> each.sum("tbot_wal_bytes") > 0 == stored, DEADLINE);
    }

    private static void fill(Path file) throws IOException {
        byte[] block = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left on device");
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
