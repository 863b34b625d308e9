package io.tbot.engine.alert.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LabelsTest {
    @Test
    void areInTheOrderOfTheirNamesAndLeaveOutWhatHasNoValue() {
        Labels labels = Labels.of(Map.of("b", "2", "a", "1", "c", ""));

        assertThat(labels.map().keySet()).containsExactly("a", "b");
        assertThat(labels.toString()).isEqualTo("{a=1, b=2}");
        assertThat(labels.get("a") + labels.get("c") + labels.get("none")).isEqualTo("1");
        assertThat(labels.with("a", "").with("b", "")).isSameAs(Labels.NONE);
    }

    @Test
    void nobodyCanChangeThem() {
        Map<String, String> map = Labels.of(Map.of("a", "1")).map();

        assertThatThrownBy(() -> map.put("b", "2")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.entrySet().iterator().next().setValue("2"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    /** Against a map of the library's, over random labels. */
    @Test
    void areEqualAsMapsAre() {
        Random random = new Random(7);
        List<String> texts = List.of("", "a", "b", "exchange", "kraken");
        for (int i = 0; i < 10_000; i++) {
            Map<String, String> one = random(random, texts);
            Map<String, String> more = random(random, texts);
            TreeMap<String, String> both = new TreeMap<>(one);
            both.putAll(more);
            both.values().removeIf(String::isEmpty);

            Labels labels = Labels.of(one).with(more);

            assertThat(labels.map()).isEqualTo(both);
            assertThat(both).isEqualTo(labels.map());
            assertThat(labels.hashCode()).isEqualTo(both.hashCode());
            assertThat(labels).isEqualTo(Labels.of(both)).hasSameHashCodeAs(Labels.of(both));
            assertThat(labels.equals(Labels.of(one)))
                    .isEqualTo(labels.map().equals(Labels.of(one).map()));
        }
    }

    private static Map<String, String> random(Random random, List<String> texts) {
        Map<String, String> some = new HashMap<>();
        for (int n = random.nextInt(5); n > 0; n--) {
            some.put(texts.get(1 + random.nextInt(4)), texts.get(random.nextInt(5)));
        }
        return some;
    }
}
