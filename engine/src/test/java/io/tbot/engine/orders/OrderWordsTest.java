package io.tbot.engine.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderWordsTest {
    /** As a bot's own enum may have it. */
    private enum Way {
        BUY,
        StopLimit
    }

    private final OrderWords sides = OrderWords.SIDES;
    private final OrderWords types = OrderWords.TYPES;

    @Test
    void callsASideWhatLibrariesCallIt() {
        assertThat(sides.of("BUY")).isEqualTo("buy");
        assertThat(sides.of(Way.BUY)).isEqualTo("buy");
        assertThat(sides.of("Sell")).isEqualTo("sell");
        assertThat(sides.of("1")).isEqualTo("buy");
        assertThat(sides.of('S')).isEqualTo("sell");
        assertThat(sides.of(null)).isNull();
        assertThat(sides.of(7)).isEqualTo(7);
    }

    @Test
    void callsAnOrderTypeWhatLibrariesCallIt() {
        assertThat(types.of("LIMIT")).isEqualTo("limit");
        assertThat(types.of("STP_LMT")).isEqualTo("stop_limit");
        assertThat(types.of(Way.StopLimit)).isEqualTo("stop_limit");
        assertThat(types.of("MKT")).isEqualTo("market");
    }

    @Test
    void putsAnyOtherWordInLowerCaseAndRemembersIt() {
        Object first = types.of("Iceberg");

        assertThat(first).isEqualTo("iceberg");
        assertThat(types.of("Iceberg")).isSameAs(first);
    }

    @Test
    void remembersNoMoreThanItsBound() {
        OrderWords sides = new OrderWords(new String[][] {{"buy"}});
        for (int i = 0; i < 1000; i++) {
            sides.of("ID-" + i);
        }

        assertThat(sides.of("ID-2000")).isEqualTo("ID-2000");
        assertThat(sides.of("BUY")).isEqualTo("buy");
    }
}
