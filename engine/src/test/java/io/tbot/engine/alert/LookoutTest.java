package io.tbot.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A heartbeat file and virtual time; the channel is real. */
class LookoutTest {
    private static final long PAST_SECONDS = 7_200;
    private static final long DEADLINE_NANOS = 10_000_000_000L;
    private static final String ROUTES = "routes: [{match: {alertname: another}, to: log, group_interval: 1s}]\n";

    /** Hours ago, so that the couriers, who have a clock of their own, find nothing that is due later. */
    private final Moment begin = new Moment(
            System.nanoTime() - PAST_SECONDS * 1_000_000_000, System.currentTimeMillis() - PAST_SECONDS * 1_000);

    private final List<String> said = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path heartbeat;
    private Path told;
    private Lookout lookout;
    private long second;

    @BeforeEach
    void begin() {
        heartbeat = folder.resolve("heartbeat");
        told = folder.resolve("told.log");
        lookout = lookout("");
    }

    @AfterEach
    void end() {
        lookout.close();
    }

    @Test
    void tellsOnceThatAHeartbeatIsTooOldAndThatItIsBack() throws Exception {
        beat(5, "41");
        look(14);
        assertThat(lookout.firing()).isEmpty();
        look(3);
        awaitLines(1);
        look(600);
        beat(70, "42");
        awaitLines(2);

        List<String> lines = Files.readAllLines(told);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("TBotDown", "alert.fired", "critical", "bot 'demo' has not shown");
        assertThat(lines.get(1)).contains("TBotDown", "alert.resolved");
        assertThat(said)
                .containsExactly(
                        "bot 'demo' is alive",
                        "bot 'demo' has not shown that it lives, last seen 16 s ago",
                        "bot 'demo' is back");
    }

    @Test
    void tellsEveryChannelWhereNoRouteTakesIt() throws Exception {
        lookout.close();
        lookout = lookout(ROUTES);
        beat(2, "41");
        look(20);

        awaitLines(1);
    }

    @Test
    void pagesAtOnceWhereTheHeartbeatWasOldBeforeItLooked() throws Exception {
        beatAt(-60, "41");
        look(1);

        awaitLines(1);
    }

    @Test
    void tellsNobodyOfAnEndInGoodOrder() throws Exception {
        beat(5, "41");
        Files.delete(heartbeat);
        look(60);

        assertThat(lookout.firing()).isEmpty();
        assertThat(said).containsExactly("bot 'demo' is alive", "bot 'demo' ended in good order");
        beat(2, "42");
        assertThat(said).last().isEqualTo("bot 'demo' is alive");
    }

    /** The machine slept, and the bot with it: it has its time again. */
    @Test
    void doesNotPageForTheTimeInWhichItDidNotLook() throws Exception {
        beat(5, "41");
        second += 3_600;
        look(5);

        assertThat(lookout.firing()).isEmpty();
    }

    /** This process is the bot, and its heartbeat says so: then it is another one of that number. */
    @Test
    void knowsAProcessThatHasVanishedBeforeItsHeartbeatIsOld() throws Exception {
        Process bot = new ProcessBuilder("sleep", "60").start();
        long start = bot.info().startInstant().orElseThrow().toEpochMilli();
        Files.writeString(heartbeat, "pid " + bot.pid() + "\nstart " + start + "\nname demo\noom_kills 0\n");
        beat();
        look(1);
        bot.destroyForcibly().waitFor();
        look(4);

        assertThat(lookout.firing()).hasSize(1);
        assertThat(said).last().asString().startsWith("bot 'demo' is gone: its process has vanished, last seen ");
    }

    private Lookout lookout(String routes) {
        AlertSettings settings = AlertSettings.of(AgentConfig.of(
                "bot.yaml", "channels: {log: {type: file, path: \"%s\"}}\n%s".formatted(told, routes), Options.none()));
        assertThat(settings.mistakes()).isEmpty();
        return new Lookout(settings, heartbeat.toFile(), now(), said::add);
    }

    private void beat(int seconds, String start) throws IOException {
        for (int i = 0; i < seconds; i++) {
            beatAt(second, start);
            look(1);
        }
    }

    /** Of a process that runs nowhere here, as in another container. */
    private void beatAt(long at, String start) throws IOException {
        Files.writeString(heartbeat, "pid 999999999\nstart " + start + "\nname demo\noom_kills 0\n");
        Files.setLastModifiedTime(heartbeat, FileTime.fromMillis(begin.millis() + at * 1_000));
    }

    private void beat() throws IOException {
        Files.setLastModifiedTime(heartbeat, FileTime.fromMillis(begin.millis() + second * 1_000));
    }

    private void look(int seconds) {
        for (int i = 0; i < seconds; i++) {
            second++;
            lookout.look(now());
        }
    }

    private Moment now() {
        return new Moment(begin.nanos() + second * 1_000_000_000, begin.millis() + second * 1_000);
    }

    private void awaitLines(int lines) throws Exception {
        long end = System.nanoTime() + DEADLINE_NANOS;
        while (System.nanoTime() < end && lines() < lines) {
            Thread.sleep(10);
        }
        assertThat(lines()).isEqualTo(lines);
    }

    private int lines() throws IOException {
        return Files.exists(told) ? Files.readAllLines(told).size() : 0;
    }
}
