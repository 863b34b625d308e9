package io.tbot.testapp.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class OrderLedgerTest {
    private final OrderLedger ledger = new OrderLedger(true);
    private final OrderRequest first =
            new OrderRequest("S-1", "BTCUSDT", Side.BUY, OrderType.LIMIT, BigDecimal.ONE, BigDecimal.TEN, 0);
    private final OrderRequest second = first.named("S-1-R");

    /** The answer may be lost with a connection; taking back the order by its old name would then fail for ever. */
    @Test
    void aReportUnderTheNewNameSaysThatTheReplaceWentThrough() {
        OrderRecord order = ledger.open(1, Way.FIX, first);
        ledger.rename(order, second.clientId());
        order.askToReplace(second);

        ledger.reported("S-1");
        assertThat(order.request()).isEqualTo(first);

        ledger.reported("S-1-R");
        assertThat(order.request()).isEqualTo(second);
    }
}
