package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

@Together
class CommandLineIT {
    @TempDir
    private Path folder;

    @EveryJdk
    void printsItsVersion(Path home) throws Exception {
        Outcome outcome = command(home, "version").succeeded();

        assertThat(outcome.out()).startsWith("tbot-agent 0.1.0 on Java ");
        assertThat(outcome.err()).isEmpty();
    }

    @EveryJdk
    void needsNoToolsOfTheJdkButToAttach(Path home) throws Exception {
        String[] runtimeImage = {"--limit-modules", "java.se,jdk.unsupported"};

        Outcome version = ChildJvm.of(home)
                .onlyClassPath()
                .command(runtimeImage)
                .command("-jar", Built.agentJar().toString(), "version")
                .runPlain()
                .succeeded();
        Outcome attach = ChildJvm.of(home)
                .onlyClassPath()
                .command(runtimeImage)
                .command("-jar", Built.agentJar().toString(), "attach", "--list")
                .runPlain();

        assertThat(version.out()).startsWith("tbot-agent 0.1.0 on Java ");
        assertThat(attach.exit()).isEqualTo(1);
        assertThat(attach.err()).isEqualTo("this Java has no module jdk.attach: run the command with a JDK\n");
    }

    @EveryJdk
    void answersAnUnknownCommandWithTheNearestOne(Path home) throws Exception {
        Outcome outcome = command(home, "versoin");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("'versoin'").contains("Did you mean").contains("Usage: tbot-agent COMMAND");
        assertThat(outcome.out()).isEmpty();
    }

    @EveryJdk
    void checksAConfiguration(Path home) throws Exception {
        Path good = Files.writeString(folder.resolve("good.yaml"), BotYaml.PROBES);
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "version: 1\nlisen: {port: 0}\n");

        assertThat(command(home, "check", good.toString()).succeeded().out()).endsWith(": 4 probes, no mistake\n");
        Outcome outcome = command(home, "check", bad.toString());
        assertThat(outcome.exit()).as(outcome::toString).isEqualTo(1);
        assertThat(outcome.out()).containsPattern("bad.yaml:2:\\d+: .*lisen.*listen");
    }

    @EveryJdk
    void namesAConfigurationThatIsNotThere(Path home) throws Exception {
        Outcome outcome = command(home, "check", "./tbot-agent.yaml");

        assertThat(outcome.exit()).as(outcome::toString).isEqualTo(1);
        assertThat(outcome.out()).isEqualTo("./tbot-agent.yaml: does not exist\n");
    }

    @EveryJdk
    void explainsWhatEachProbeMatches(Path home) throws Exception {
        Path config = Files.writeString(folder.resolve("good.yaml"), BotYaml.PROBES);

        Outcome outcome = command(home, "explain", config.toString(), "--classpath", classPath())
                .succeeded();

        assertThat(outcome.out())
                .contains("line 3: +io.tbot.testapp.it.apps.SmallBot$Gateway.place (order.place)")
                .contains("io.tbot.testapp.it.apps.SmallBot$PaperGateway.place(")
                .contains("symbol: arg0.symbol")
                .contains("io.tbot.testapp.it.apps.SmallBot$Gateway.cancel(")
                .endsWith("4 probes, 0 not complete\n");
        assertThat(outcome.err()).isEmpty();
    }

    @EveryJdk
    void explainsWhyAProbeMatchesNothing(Path home) throws Exception {
        Path config = Files.writeString(folder.resolve("bad.yaml"), """
                version: 1
                probes:
                  - {class: io.tbot.testapp.it.apps.SmallBot$PaperGatewy, method: place, op: order.place}
                  - {class: io.tbot.testapp.it.apps.SmallBot$PaperGateway, method: plcae, op: order.place}
                  - {class: io.tbot.testapp.it.apps.SmallBot$PaperGateway, method: place, op: order.place, symbol: arg0.symbl}
                """);

        Outcome outcome = command(home, "explain", config.toString(), "--classpath", classPath());

        assertThat(outcome.exit()).as(outcome::toString).isEqualTo(1);
        assertThat(outcome.out())
                .contains("did you mean 'io.tbot.testapp.it.apps.SmallBot$PaperGateway'")
                .contains("no method 'plcae', did you mean 'place'")
                .containsPattern("symbol: not bound, .*symbl.*'symbol'")
                .endsWith("3 probes, 3 not complete\n");
    }

    private static String classPath() {
        return Built.testClasses().toString();
    }

    private static Outcome command(Path home, String... arguments) throws Exception {
        return ChildJvm.of(home)
                .onlyClassPath()
                .command("-jar", Built.agentJar().toString())
                .command(arguments)
                .runPlain();
    }
}
