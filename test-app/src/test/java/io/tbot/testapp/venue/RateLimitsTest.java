package io.tbot.testapp.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private final AtomicLong nowMillis = new AtomicLong(600_000);
    private final RateLimits limits = new RateLimits(nowMillis::get);

    @Test
    void countsOrdersAfreshEveryTenSeconds() {
        limits.useOrder();
        assertThat(limits.useOrder()).isEqualTo(2);

        nowMillis.addAndGet(10_000);

        assertThat(limits.useOrder()).isEqualTo(1);
    }

    @Test
    void countsWeightAfreshEveryMinute() {
        limits.useWeight(5);
        nowMillis.addAndGet(59_999);
        assertThat(limits.useWeight(1)).isEqualTo(6);

        nowMillis.addAndGet(1);

        assertThat(limits.useWeight(1)).isEqualTo(1);
    }
}
