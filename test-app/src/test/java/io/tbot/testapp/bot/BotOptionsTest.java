package io.tbot.testapp.bot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BotOptionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--fast 1 | unknown option '--fast'",
                "--orders | option '--orders' has no value",
                "--venue-rest a:1 | option '--venue-ws' is missing",
                "--venue-rest a:1 --venue-ws a:2 --orders many | option '--orders': 'many' is no number in 0..999999999",
                "--venue-rest a:1 --venue-ws a:2 --way pigeon | option '--way': 'pigeon' is not one of rest, fix, xchange, both",
                "--venue-rest a:1 --venue-ws a:2 --way both | option '--venue-fix' is missing",
                "--venue-rest a:1 --venue-ws a:2 --fix-store tape | option '--fix-store': 'tape' is not one of memory, file, jdbc",
                "--venue-rest a:1 --venue-ws a:2 --database oracle | option '--database': 'oracle' is neither h2 nor postgres",
            })
    void namesTheMistake(String line, String message) {
        assertThatThrownBy(() -> BotOptions.parse(line.split(" "))).hasMessage(message);
    }
}
