package io.tbot.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {
    @Test
    void staysOutWhereTheAgentArgumentSaysSo() {
        assertThat(Admission.wanted("port=0,enabled=false")).isFalse();
        assertThat(Admission.wanted("port=0,enabled=true")).isTrue();
        assertThat(Admission.wanted(null)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"jdk.jcmd, true", "java.base, true", "com.acme.bot, false", ", false"})
    void knowsTheToolsOfTheJdkByTheirMainModule(String mainModule, boolean tool) {
        assertThat(Admission.isJdkTool(mainModule)).isEqualTo(tool);
    }

    @ParameterizedTest
    @CsvSource({"1.8, 8", "11, 11", "17, 17", "25, 25", "dev, 0"})
    void readsTheSpecificationVersionOfAnyJava(String specification, int major) {
        assertThat(Admission.major(specification)).isEqualTo(major);
    }
}
