package io.tbot.engine.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RulesFuzzTest {
    /** The short form of {@code ./prove rules-fuzz}. */
    @Test
    void everyBrokenFileIsRefusedAtItsPlace() {
        RulesFuzz fuzz = new RulesFuzz(soundFiles(), 1);

        fuzz.run(0, 2_000);

        assertThat(fuzz.files).isEqualTo(2_000);
        assertThat(fuzz.mistakes).isGreaterThan(2_000);
        assertThat(fuzz.rules).isGreaterThan(2_000);
        assertThat(fuzz.whole).isPositive();
    }

    static List<String> soundFiles() {
        return List.of(
                RulesFileTest.SOUND,
                PrometheusRulesTest.text("jvm-alerts.yml"),
                PrometheusRulesTest.text("default-rules.yaml"),
                PrometheusRulesTest.text("original-alerts-rules.yaml"),
                PrometheusRulesTest.text("original-performance-rules.yaml"));
    }
}
