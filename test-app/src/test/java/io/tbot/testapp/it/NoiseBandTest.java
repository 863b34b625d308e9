package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NoiseBandTest {
    private static final List<Long> CALM = List.of(1_000L, 9_000L, 950L, 1_050L, 980L);

    @Test
    void isAsWideAsCalmDiffersFromCalmButForWhatWasSpoilt() {
        assertThat(NoiseBand.of(CALM).centre()).isEqualTo(1_000);
        assertThat(NoiseBand.of(CALM).noise()).isBetween(0.22, 0.23);
        assertThat(NoiseBand.of(List.of(1_000L, 1_001L, 1_000L)).noise()).isEqualTo(NoiseBand.LEAST_NOISE);
    }

    @Test
    void holdsWhatCouldBeCalm() {
        assertThat(NoiseBand.of(CALM).holds(List.of(1_190L, 1_300L, 990L))).isTrue();
        assertThat(NoiseBand.of(CALM).holds(List.of(700L))).isTrue();
    }

    @Test
    void doesNotHoldWhatIsDisturbed() {
        assertThat(NoiseBand.of(CALM).holds(List.of(1_260L, 1_300L, 1_000L, 1_400L)))
                .isFalse();
    }
}
