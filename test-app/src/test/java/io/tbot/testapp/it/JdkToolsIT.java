package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

@Together
class JdkToolsIT {
    @EveryJdk
    void jcmdThatInheritsTheAgentIsLeftAlone(Path home) throws Exception {
        leavesAlone(home, "jcmd", "-h");
    }

    @EveryJdk
    void keytoolThatInheritsTheAgentIsLeftAlone(Path home) throws Exception {
        leavesAlone(home, "keytool", "-showinfo", "-tls");
    }

    @EveryJdk
    void javacThatInheritsTheAgentIsLeftAlone(Path home) throws Exception {
        leavesAlone(home, "javac", "-version");
    }

    private static void leavesAlone(Path home, String tool, String... arguments) throws Exception {
        Outcome plain = ChildJvm.of(home)
                .program(tool)
                .command(arguments)
                .environment("JAVA_TOOL_OPTIONS", "-Dtbot.port=0")
                .runPlain();
        ChildJvm jvm = ChildJvm.of(home).program(tool).command(arguments);

        Outcome outcome = jvm.environment("JAVA_TOOL_OPTIONS", "-Dtbot.port=0 " + jvm.agentOption())
                .runPlain();

        assertThat(outcome.out()).as(outcome::toString).isEqualTo(plain.out());
        assertThat(outcome.exit()).as(outcome::toString).isEqualTo(plain.exit());
        assertThat(outcome.err()
                        .lines()
                        .filter(line -> !line.startsWith("Picked up"))
                        .toList())
                .as(outcome::toString)
                .isEqualTo(plain.err()
                        .lines()
                        .filter(line -> !line.startsWith("Picked up"))
                        .toList());
    }
}
