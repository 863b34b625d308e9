package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tbot.testapp.it.apps.ReloadedBot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A bot that dies, a small process that watches it, and a receiver on loopback. */
class WatchIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    /** Less than it takes a heartbeat to be too old, and more than any answer. */
    private static final long VANISHED_MILLIS = 12_000;

    /** An empty JVM of the last JDK takes 36 MiB; of 17 all of it is below 40. */
    private static final long SMALL_KIB = 44 * 1_024;

    private static final String YAML = """
            channels: {hook: {type: webhook, url: "http://127.0.0.1:PORT/alerts"}}
            routes: [{to: hook, group_interval: 1s, group_by: [alertname]}]
            heartbeat: {file: "BEAT", url: "http://127.0.0.1:PORT/ping"}
            """;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> pings = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::take);
        receiver.setExecutor(Executors.newCachedThreadPool());
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @LastJdk
    void aSmallProcessTellsThatTheBotIsGoneAndThatItIsBackAndNothingOfAnOrderlyEnd(Path home) throws Exception {
        Path beat = folder.resolve("heartbeat");
        Path yaml = Files.writeString(folder.resolve("bot.yaml"), configuration(beat));
        try (RunningJvm watcher = ChildJvm.of(home)
                .onlyClassPath()
                .jvm("-Xmx12m", "-Xmn1m", "-XX:+UseSerialGC", "-Xint")
                .command("-jar", Built.agentJar().toString(), "watch", yaml.toString())
                .startPlain()) {
            try (RunningJvm bot = bot(home, beat).startWithAgent()) {
                watcher.awaitOut(".* is alive", DEADLINE);
                await("TBotDown", 0, watcher);
                long killed = System.nanoTime();
                ProcessHandle.of(bot.pid()).ifPresent(ProcessHandle::destroyForcibly);
                await("TBotDown", 1, watcher);
                assertThat((System.nanoTime() - killed) / 1_000_000).isLessThan(VANISHED_MILLIS);
                assertThat(messages("TBotDown").get(0)).contains("its process has vanished", "\"firing\"", "critical");
            }
            try (RunningJvm bot = bot(home, beat).startWithAgent()) {
                await("TBotDown", 2, watcher);
                assertThat(messages("TBotDown").get(1)).contains("\"resolved\"");
                await("TBotUncleanExit", 1, watcher);
                assertThat(messages("TBotUncleanExit").get(0)).contains("\"exit_hint\":\"kill\"", "last_seen");
                bot.release();
                bot.join(DEADLINE);
                watcher.awaitOut(".* ended in good order", DEADLINE);
            }
            assertThat(beat).doesNotExist();
            assertThat(messages("TBotDown")).hasSize(2);
            assertThat(pings).contains("/ping/start", "/ping").doesNotContain("/ping/fail");
            assertThat(residentKib(watcher)).isLessThanOrEqualTo(SMALL_KIB);
        }
    }

    private String configuration(Path beat) {
        return YAML.replace("PORT", Integer.toString(receiver.getAddress().getPort()))
                .replace("BEAT", beat.toString());
    }

    private ChildJvm bot(Path home, Path beat) throws IOException {
        return ChildJvm.of(home)
                .jvm("-Dtbot.state.dir=" + folder.resolve("state"))
                .main(ReloadedBot.class)
                .configuration(configuration(beat));
    }

    private static long residentKib(RunningJvm jvm) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(jvm.pid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return 0;
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith("/ping")) {
            pings.add(path);
        } else {
            received.add(body);
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private List<String> messages(String alert) {
        return received.stream().filter(each -> each.contains(alert)).toList();
    }

    private void await(String alert, int messages, RunningJvm jvm) throws Exception {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (messages(alert).size() < messages && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(messages(alert)).as(jvm.soFar()::toString).hasSize(messages);
    }
}
