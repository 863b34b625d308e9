package io.tbot.engine.alert.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 2 3; 1.0 2.0 3.0",
                "0.5x2; 0.5 0.5 0.5",
                "0+5x3; 0.0 5.0 10.0 15.0",
                "-2+4x3; -2.0 2.0 6.0 10.0",
                "10-1x2; 10.0 9.0 8.0",
                "1e-3 .5 +2; 0.001 0.5 2.0",
                "1 _x3 stale; 1.0 _ _ _ stale",
                "nowx1 _; now now _"
            })
    void readsWhatPromtoolReads(String text, String written) {
        Values.Cursor cursor = Values.of(text).cursor();

        List<String> values = new ArrayList<>();
        while (cursor.next()) {
            values.add(
                    switch (cursor.what()) {
                        case NUMBER -> String.valueOf(cursor.number());
                        case NOTHING -> "_";
                        case GONE -> "stale";
                        case NOW -> "now";
                    });
        }

        assertThat(String.join(" ", values)).isEqualTo(written);
        assertThat(Values.of(text).count()).isEqualTo(values.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1x", "1+2", "1x-1", "--1", "1x9999999999", "NaN", "1x49999999 1"})
    void refusesWhatIsNoRowOfNumbers(String text) {
        assertThatThrownBy(() -> Values.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
