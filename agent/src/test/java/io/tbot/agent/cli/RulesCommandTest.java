package io.tbot.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {
    private static final Path EXAMPLE = Path.of("..", "docs", "examples", "alerts.yaml");

    @TempDir
    private Path folder;

    @Test
    void saysThatAFileIsSound() {
        Terminal ran = Terminal.run("rules", "check", EXAMPLE.toString());

        assertThat(ran).isEqualTo(new Terminal(0, EXAMPLE + ": 20 rules, 1 test, no mistake\n", ""));
    }

    @Test
    void namesEveryMistakeOfEveryFile() throws IOException {
        String odd = file("odd.yaml", "rules:\n  - {id: a, severity: hihg, when: \"orders_open > 5\"}\n");
        String prometheus = file(
                "prometheus.yml",
                "groups:\n  - name: g\n    rules: [{alert: A, expr: \"topk(3, up) > 1\", labels: {severity: low}}]\n");

        Terminal ran = Terminal.run("rules", "check", odd, prometheus, "gone.yaml");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out())
                .contains(odd + ":2:23: alert rule: 'severity': unknown severity 'hihg', did you mean 'high'\n")
                .containsPattern("prometheus.yml:3:\\d+: .*topk")
                .contains(prometheus + ": no rule, no test, 1 mistake\n");
        assertThat(ran.err()).isEqualTo("gone.yaml: does not exist\n");
    }

    @Test
    void warnsOfAnEscalationThatAnotherForItsSeverityComesBefore() throws IOException {
        String own = file("own.yaml", """
                channels: {desk: {type: file, path: desk}}
                escalations:
                  day: {severity: high, steps: [{after: 5m, to: [desk]}]}
                  night: {severity: high, steps: [{after: 1m, to: [desk]}]}
                """);

        Terminal ran = Terminal.run("rules", "check", own);

        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .contains(own + ":4:21: warning: escalation 'night': 'day' is for 'high', too, and counts; a route can"
                        + " name 'night'\n");
    }

    @Test
    void checksForPrograms() throws Exception {
        String odd = file("odd.yaml", "rules: [{id: a, severity: hihg, when: \"orders_opn > 5\"}]\n");

        Terminal ran = Terminal.run("rules", "check", "--json", odd);

        JsonObject file = JsonParser.object().from(ran.out()).getArray("files").getObject(0);
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(file.getString("file")).isEqualTo(odd);
        assertThat(file.getArray("mistakes").getObject(0).getInt("line")).isEqualTo(1);
    }

    @Test
    void listsRulesWithWhereTheyStand() throws IOException {
        String own = file("own.yaml", "rules:\n  - {id: mine, severity: high, when: \"orders_open > 5\"}\n");

        Terminal ran = Terminal.run("rules", "list", own);

        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .containsPattern("(?m)^ID +SEVERITY +SOURCE +WHEN$")
                .containsPattern("(?m)^mine +high +\\S+own.yaml:2 +orders_open > 5$")
                .containsPattern("(?m)^feed_stale +critical +default-rules.yaml:\\d+ +value\\(market_data_stale");
        assertThat(Terminal.run("rules", "list").out()).contains("feed_stale").doesNotContain("mine");
        assertThat(Terminal.run("rules", "list", "--json", own).out()).contains("\"id\":\"mine\"");
    }

    @Test
    void runsTheTestsOfAFile() throws IOException {
        Terminal ran = Terminal.run("rules", "test", "-v", EXAMPLE.toString());

        assertThat(ran.exit()).as(ran.toString()).isZero();
        assertThat(ran.out())
                .startsWith("ok    p99 spike pages once and resolves once\n")
                .contains("channel phone is told of order_ack_p99_slow{exchange=x} (first_breach)")
                .endsWith("1 test, 0 failed\n");
    }

    @Test
    void showsWhatATestExpectedAndWhatCame() throws IOException {
        String text = Files.readString(EXAMPLE).replace("{notifications: 2}", "{notifications: 1}");
        String file = file("alerts.yaml", text);

        Terminal ran = Terminal.run("rules", "test", file);

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out())
                .startsWith("FAIL  p99 spike")
                .containsPattern("alerts.yaml:\\d+:\\d+\n        expected 1 notifications\n        got      1m31s ")
                .endsWith("1 test, 1 failed\n");
        assertThat(Terminal.run("rules", "test", "--json", file).out()).contains("\"passed\":false");
    }

    @Test
    void aFileWithoutTestsDoesNotPass() throws IOException {
        Terminal ran = Terminal.run("rules", "test", file("none.yaml", "rules: []\n"));

        assertThat(ran).isEqualTo(new Terminal(1, "no test, 0 failed\n", ""));
    }

    @Test
    void refusesAnInvocationThatSaysNothing() {
        Terminal ran = Terminal.run("rules");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).startsWith("say what to do with rules\n").contains("check", "list", "test");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
