package io.tbot.testapp.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderPlanTest {
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT");

    private final OrderPlan plan = new OrderPlan(11, SYMBOLS);

    @Test
    void anOrderDependsOnSeedAndOrdinalAlone() {
        OrderRequest late = plan.request(900);
        plan.request(1);

        assertThat(new OrderPlan(11, SYMBOLS).request(900)).isEqualTo(late);
        assertThat(new OrderPlan(12, SYMBOLS).request(900)).isNotEqualTo(late);
    }

    @Test
    void theStrategySignalsThePlannedOrdersAndThenNoMore() {
        Strategy strategy = new Strategy(plan, 50);
        long signals = 0;

        for (int i = 0; i < 10_000; i++) {
            Tick tick = new Tick(SYMBOLS.get(i % 3), i / 3 + 1, 0, BigDecimal.ONE, BigDecimal.ONE, 0);
            Signal signal = strategy.evaluate(tick);
            if (signal != null) {
                signals++;
                OrderRequest order = plan.request(signals);
                assertThat(tick.symbol()).isEqualTo(order.symbol());
                assertThat(signal.name()).isEqualTo(order.side().name());
            }
        }

        assertThat(signals).isEqualTo(50);
        assertThat(strategy.isDone()).isTrue();
    }
}
