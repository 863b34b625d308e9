package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.LevelsBot;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/** A process that is stopped and goes on: {@code SIGSTOP}, as a debugger, a hypervisor or a full machine would. */
class StalledBotIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String YAML = """
            probes:
              - {class: io.tbot.testapp.it.apps.LevelsBot$Levels, method: set, op: gauge, metric: level, value: arg2, labels: {bank: arg0, symbol: arg1}}
            rules:
              defaults: false
              list:
                - {id: waits, severity: high, for: 5s, when: "value(level{bank='breach0'}) by (symbol) > 5"}
                - {id: fires, severity: high, keep_firing_for: 5s, when: "value(level{bank='storm'}) by (symbol) > 5"}
            """;

    @TempDir
    private Path folder;

    @LastJdk
    void aStopIsToldWhenItWasLongAndNothingFiresOrEndsForIt(Path home) throws Exception {
        ChildJvm bot = ChildJvm.of(home)
                .jvm("-Dtbot.state.dir=" + folder.resolve("state"))
                .main(LevelsBot.class)
                .configuration(YAML);
        try (RunningJvm jvm = bot.startWithAgent()) {
            String address = jvm.awaitAddress(DEADLINE);
            jvm.awaitOut("ready 1", DEADLINE);
            Scrape.until(address, "/api/v1/rules", rules -> rules.body().contains("waits"), DEADLINE);
            jvm.say("storm 1");
            Scrape.until(address, "/api/v1/alerts", alerts -> fires(alerts, "fires"), DEADLINE);

            stop(jvm, 1_000);
            assertThat(Scrape.of(address, "/api/v1/alerts").body()).doesNotContain("TBotAgentStalled");

            jvm.say("clear 1");
            jvm.say("breach 1 1 7");
            Scrape.until(address, "/api/v1/alerts", alerts -> alerts.body().contains("\"waits\""), DEADLINE);
            stop(jvm, 11_600);
            Scrape stalled = Scrape.until(address, "/api/v1/alerts", each -> fires(each, "TBotAgentStalled"), DEADLINE);

            assertThat(fires(stalled, "waits")).as("was not seen to hold").isFalse();
            assertThat(is(stalled, "fires", "resolving"))
                    .as("was not seen to be clear")
                    .isTrue();
            Scrape.until(address, "/api/v1/alerts", alerts -> fires(alerts, "waits"), DEADLINE);
            Scrape.until(address, "/api/v1/alerts", alerts -> !is(alerts, "fires", "resolving"), DEADLINE);
        }
    }

    private static boolean fires(Scrape alerts, String rule) {
        return is(alerts, rule, "firing");
    }

    /** Whether the answer has an alert of the rule in that state. */
    private static boolean is(Scrape alerts, String rule, String state) {
        for (String each : alerts.body().split("\\{\"fingerprint\"", -1)) {
            if (each.contains("\"rule\":\"" + rule + "\"") && each.contains("\"state\":\"" + state + "\"")) {
                return true;
            }
        }
        return false;
    }

    static void stop(RunningJvm jvm, long millis) throws Exception {
        signal(jvm, "-STOP");
        Thread.sleep(millis);
        signal(jvm, "-CONT");
    }

    private static void signal(RunningJvm jvm, String signal) throws Exception {
        int exit = new ProcessBuilder("kill", signal, Long.toString(jvm.pid()))
                .start()
                .waitFor();
        assertThat(exit).isZero();
    }
}
