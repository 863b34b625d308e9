package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

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
    void answersAnUnknownCommandWithTheNearestOne(Path home) throws Exception {
        Outcome outcome = command(home, "versoin");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("version");
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

    private static Outcome command(Path home, String... arguments) throws Exception {
        return ChildJvm.of(home)
                .onlyClassPath()
                .command("-jar", Built.agentJar().toString())
                .command(arguments)
                .runPlain();
    }
}
