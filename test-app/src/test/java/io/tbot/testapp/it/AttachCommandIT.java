package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.BusyStartBot;
import io.tbot.testapp.it.apps.HidingLoaderMain;
import io.tbot.testapp.it.apps.WaitingBot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

@Together
class AttachCommandIT {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @EveryJdk
    void bringsTheAgentIntoABotThatRuns(Path home) throws Exception {
        Path config = Files.writeString(folder.resolve("bot.yaml"), BotYaml.PROBES + """
                  - {class: io.tbot.testapp.it.apps.SmallBot$Risk, method: alows, op: risk.check}
                """);
        ChildJvm child = ChildJvm.of(home).jvm("-XX:+EnableDynamicAgentLoading").main(WaitingBot.class);
        try (RunningJvm bot = child.startPlain()) {
            bot.awaitOut("ready 1", DEADLINE);
            String pid = Long.toString(bot.pid());

            String listed = attach(home, "--list").succeeded().out();
            String said = attach(home, pid, "config=" + config + ",port=0")
                    .succeeded()
                    .out();
            Outcome again = attach(home, pid, "port=0");

            String address = bot.awaitAddress(DEADLINE);
            bot.nextRound();
            bot.awaitOut("ready 2", DEADLINE);
            assertThat(BotYaml.counts(Scrape.of(address, "/metrics"))).isEqualTo(BotYaml.countsOfRounds(1));
            assertThat(listed).contains(pid + "  " + WaitingBot.class.getName());
            assertThat(said)
                    .startsWith("the agent is in process " + pid + ", listening on " + address + "\n")
                    .containsPattern("[1-9]\\d* classes woven\n")
                    .contains("woven for own-probes: 5 classes\n")
                    .endsWith(
                            "not seen: an order that was placed before; what becomes of it belongs to no order that is"
                                    + " known\nnot seen: a method that is running, until its next call\n")
                    .contains("probe +io.tbot.testapp.it.apps.SmallBot$Gateway.place (order.place): 1 method\n")
                    .contains("SmallBot$Feed.onTick (md.tick): 2 methods\n")
                    .contains("SmallBot$Risk.alows (risk.check): nothing yet, no method of that name\n")
                    .doesNotContain("not woven");
            assertThat(again.exit()).isEqualTo(1);
            assertThat(again.out())
                    .isEqualTo("the agent is in process " + pid + " already, listening on " + address + "\n");
        }
    }

    @LastJdk
    void saysWhatIsNotWovenAndTheBotPrintsTheJvmsWarningAndOneLineOfOurs(Path home) throws Exception {
        Path config = Files.writeString(folder.resolve("bot.yaml"), BotYaml.PROBES);
        try (RunningJvm bot = ChildJvm.of(home).main(HidingLoaderMain.class).startPlain()) {
            bot.awaitOut("ready 1", DEADLINE);

            String said = attach(home, Long.toString(bot.pid()), "config=" + config + ",port=0")
                    .succeeded()
                    .out();

            String address = bot.awaitAddress(DEADLINE);
            bot.release();
            Outcome outcome = bot.join(DEADLINE).succeeded();
            assertThat(said)
                    .contains("not woven: the classes of loader " + HidingLoaderMain.class.getName()
                            + "$HidingLoader, which hides the agent's own\n")
                    .doesNotContain("woven for own-probes");
            assertThat(outcome.err()).isEqualTo(warning(home) + "tbot-agent: listening on " + address + "\n");
        }
    }

    /** The JVM's own since JDK 21. */
    private static String warning(Path home) throws Exception {
        return Jdks.feature(home) < 21
                ? ""
                : """
                WARNING: A Java agent has been loaded dynamically (JAR)
                WARNING: If a serviceability tool is in use, please run with -XX:+EnableDynamicAgentLoading to hide this warning
                WARNING: If a serviceability tool is not in use, please run with -Djdk.instrument.traceUsage for more information
                WARNING: Dynamic loading of agents will be disallowed by default in a future release
                """.replace("JAR", Built.agentJar().toString());
    }

    /** The bot's start keeps the extension from saying where it listens while the command asks. */
    @LastJdk
    void saysThatTheExtensionIsThereAlreadyAlsoWhileItStarts(Path home) throws Exception {
        ChildJvm child = ChildJvm.of(home).jvm("-XX:+EnableDynamicAgentLoading").main(BusyStartBot.class);
        try (RunningJvm bot = child.start(Host.OPEN_TELEMETRY)) {
            bot.awaitOut("ready 1", DEADLINE);

            Outcome early = attach(home, Long.toString(bot.pid()), "port=0");
            String address = bot.awaitAddress(DEADLINE);
            Outcome late = attach(home, Long.toString(bot.pid()), "port=0");

            String already = "the agent is in process " + bot.pid() + " already, listening on " + address + "\n";
            assertThat(early.out()).as(early::toString).isEqualTo(already);
            assertThat(late.out()).as(late::toString).isEqualTo(already);
            assertThat(List.of(early.exit(), late.exit())).containsOnly(1);
            bot.release();
            assertThat(StockAgent.withoutGreeting(bot.join(DEADLINE).succeeded())
                            .errBesidesContract())
                    .isEmpty();
        }
    }

    @EveryJdk
    void saysWhatItCannotReach(Path home) throws Exception {
        Outcome nobody = attach(home, "999999999");
        Outcome nothing = attach(home);

        assertThat(nobody.exit()).isEqualTo(1);
        assertThat(nobody.err()).startsWith("process 999999999 cannot be attached to: ");
        assertThat(nothing.exit()).isEqualTo(2);
        assertThat(nothing.err()).startsWith("say which process");
    }

    private static Outcome attach(Path home, String... arguments) throws Exception {
        return ChildJvm.of(home)
                .onlyClassPath()
                .command("-jar", Built.agentJar().toString(), "attach")
                .command(arguments)
                .runPlain();
    }
}
