package io.tbot.engine.alert.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tbot.engine.alert.AlertSettings;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Mistakes;
import io.tbot.engine.config.Options;
import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatTest {
    private static final long DEADLINE_NANOS = 10_000_000_000L;

    private final List<String> log = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void beatsWhileTheRulesAreLookedAtAndLeavesNothingInGoodOrder() throws Exception {
        AtomicLong idle = new AtomicLong();
        File file = folder.resolve("deep/heartbeat").toFile();
        Heartbeat heartbeat = new Heartbeat(file, null, "demo", idle::get, log::add);
        heartbeat.start();
        await(() -> Pulse.read(file) != null);
        assertThat(Pulse.read(file)).isEqualTo(Pulse.own("demo"));
        assertThat(Pulse.own("demo").isRunning()).isTrue();

        long first = file.lastModified();
        await(() -> file.lastModified() > first);
        assertThat(file.delete()).isTrue();
        await(file::exists);
        idle.set(Heartbeat.SILENT_NANOS + 1);
        Files.setLastModifiedTime(file.toPath(), FileTime.fromMillis(1_000));
        Thread.sleep(1_200); // two beats that must not come
        assertThat(file.lastModified()).isEqualTo(1_000);
        heartbeat.end();

        assertThat(file).doesNotExist();
        assertThat(log).isEmpty();
    }

    @Test
    void leavesTheHeartbeatOfAnotherProcessAlone() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            long start = other.info().startInstant().orElseThrow().toEpochMilli();
            File file = folder.resolve("heartbeat").toFile();
            Pulse pulse = new Pulse(other.pid(), start, "first", -1);
            Files.writeString(file.toPath(), pulse.text());
            Heartbeat heartbeat = new Heartbeat(file, null, "second", () -> 0, log::add);
            heartbeat.start();
            await(() -> !log.isEmpty());
            heartbeat.end();

            assertThat(log).hasSize(1).first().asString().contains("another process's");
            assertThat(Pulse.read(file)).isEqualTo(pulse);
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void tellsAnAddressThatItBeganAndThenHowItIs() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            String yaml =
                    "heartbeat: {url: \"http://127.0.0.1:" + server.getAddress().getPort() + "/x/\"}";
            HeartbeatSettings settings =
                    HeartbeatSettings.of(AgentConfig.of("bot.yaml", yaml, Options.none()), new Mistakes(""));
            for (long idle : new long[] {0, Heartbeat.SILENT_NANOS + 1}) {
                Heartbeat heartbeat = new Heartbeat(null, settings.ping(), "demo", () -> idle, log::add);
                int before = asked.size();
                heartbeat.start();
                await(() -> asked.size() == before + 2);
                heartbeat.end();
            }
        } finally {
            server.stop(0);
        }

        assertThat(asked).containsExactly("GET /x/start", "GET /x", "GET /x/start", "GET /x/fail");
        assertThat(log).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithItsSectionAndNothingOfTheAddress() {
        AgentConfig config =
                AgentConfig.of("bot.yaml", "heartbeat: {url: \"https://hc.example/key\", evry: 1}", Options.none());

        assertThat(AlertSettings.of(config).mistakes()).hasSize(2);
        assertThat(AlertSettings.of(config).mistakes().toString()).doesNotContain("hc.example");
        assertThat(config.unbuiltSections()).isEmpty();
    }

    @Test
    void guessesWhatAProcessDiedOf() throws Exception {
        List<File> folders = List.of(folder.toFile());
        Pulse last = new Pulse(41, 1, "demo", -1);
        long alive = System.currentTimeMillis();

        assertThat(ExitTrace.hint(last, alive, folders)).isEqualTo("kill");
        Files.writeString(folder.resolve("hs_err_pid42.log"), "# SIGSEGV");
        assertThat(ExitTrace.hint(last, alive, folders)).as("another's").isEqualTo("kill");
        assertThat(ExitTrace.hint(null, alive, folders)).isEqualTo("hs_err");
        Files.writeString(folder.resolve("hs_err_pid41.log"), "# SIGSEGV (0xb)");
        assertThat(ExitTrace.hint(last, alive, folders)).isEqualTo("hs_err");
        assertThat(ExitTrace.hint(last, alive + 60_000, folders))
                .as("of long ago")
                .isEqualTo("kill");
        Files.writeString(
                folder.resolve("hs_err_pid41.log"),
                "# There is insufficient memory for the Java Runtime Environment to continue.");
        assertThat(ExitTrace.hint(last, alive, folders)).isEqualTo("oom");
        Files.delete(folder.resolve("hs_err_pid41.log"));
        Files.writeString(folder.resolve("java_pid41.hprof"), "JAVA PROFILE");
        assertThat(ExitTrace.hint(last, alive, folders)).isEqualTo("oom");
    }

    private static void await(BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + DEADLINE_NANOS;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
