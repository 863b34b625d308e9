package io.tbot.extension.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameGlobTest {
    @ParameterizedTest
    @CsvSource({
        "place*, placeOrder, true",
        "place*, place, true",
        "place*, replace, false",
        "*Order, placeOrder, true",
        "*Order, placeOrders, false",
        "com.acme.*.Feed*, com.acme.a.b.FeedHandler, true",
        "a*b*c, abxbxc, true",
        "a*b*c, abxbx, false",
        "onTick, onTick, true",
        "onTick, onTicks, false",
        "*, anything, true"
    })
    void fitsTheWholeName(String pattern, String name, boolean fits) {
        assertThat(new NameGlob(pattern).matches(name)).isEqualTo(fits);
    }
}
