package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

class CommandLineIT {
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

    private static Outcome command(Path home, String... arguments) throws Exception {
        return ChildJvm.of(home)
                .onlyClassPath()
                .command("-jar", Built.agentJar().toString())
                .command(arguments)
                .runPlain();
    }
}
