package io.tbot.engine.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScratchTest {
    private final Scratch scratch = new Scratch();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, 1024, 1025, 4095, 4096, 5000, 100_000})
    void takesTheBeginningOfAnyTextInAnyShape(int length) {
        String text = text(length);
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(bytes);

        String expected = text.substring(0, Math.min(length, 4096));
        for (Object content : List.of(text, new StringBuilder(text), bytes, ByteBuffer.wrap(bytes), stream)) {
            int count = scratch.take(content);
            assertThat(new String(scratch.chars, 0, count)).isEqualTo(expected);
        }
    }

    @Test
    void leavesNothingOfAShortTextInTheRoomThatWasTooShortForTheNext() {
        scratch.take("secret");
        char[] before = scratch.chars;
        scratch.take(text(600));

        assertThat(new String(before)).doesNotContain("secret");
        assertThat(scratch.chars).isNotSameAs(before).hasSize(1024);
    }

    @Test
    void keepsEveryValueWhenTheyNeedMoreRoomThanBefore() {
        Found found = new Found();
        for (int slot = 0; slot < 16; slot++) {
            found.begin();
            for (char c : (slot + text(100)).toCharArray()) {
                found.append(c);
            }
            found.end(1L << slot);
        }

        assertThat(IntStream.range(0, 16).mapToObj(found::text).toList())
                .isEqualTo(IntStream.range(0, 16)
                        .mapToObj(slot -> slot + text(100))
                        .toList());
    }

    private static String text(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + i % 26));
        }
        return text.toString();
    }
}
