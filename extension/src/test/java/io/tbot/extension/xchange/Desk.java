package io.tbot.extension.xchange;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.knowm.xchange.currency.Currency;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.marketdata.Trades.TradeSortType;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.dto.trade.OpenOrders;
import org.knowm.xchange.dto.trade.StopOrder;
import org.knowm.xchange.dto.trade.UserTrade;
import org.knowm.xchange.dto.trade.UserTrades;
import org.knowm.xchange.service.trade.TradeService;
import org.knowm.xchange.service.trade.params.CancelAllOrders;
import org.knowm.xchange.service.trade.params.CancelOrderParams;
import org.knowm.xchange.service.trade.params.DefaultCancelOrderParamId;
import org.knowm.xchange.service.trade.params.TradeHistoryParams;
import org.knowm.xchange.service.trade.params.orders.OpenOrdersParams;

/** An exchange of two orders and one trade. */
@SuppressWarnings("JavaUtilDate") // XChange's own
public class Desk implements TradeService {
    static final CurrencyPair BTC_USD = new CurrencyPair("BTC", "USD");
    static final BigDecimal TWO = new BigDecimal("2");
    static final BigDecimal PRICE = new BigDecimal("64000.5");

    static LimitOrder limit(String id, String reference) {
        return new LimitOrder(
                Order.OrderType.BID,
                TWO,
                BTC_USD,
                id,
                new Date(0),
                PRICE,
                new BigDecimal("64000"),
                new BigDecimal("0.5"),
                null,
                Order.OrderStatus.PARTIALLY_FILLED,
                reference);
    }

    static StopOrder stop() {
        return new StopOrder.Builder(Order.OrderType.EXIT_BID, BTC_USD)
                .originalAmount(TWO)
                .stopPrice(PRICE)
                .id("V9")
                .userReference("c9")
                .build();
    }

    @Override
    public String placeMarketOrder(MarketOrder order) {
        throw new IllegalStateException("a fault of the bot");
    }

    @Override
    public String placeLimitOrder(LimitOrder order) {
        return "V1";
    }

    @Override
    public String placeStopOrder(StopOrder order) {
        return "V9";
    }

    @Override
    public String changeOrder(LimitOrder order) {
        cancelOrder(order.getId());
        return placeLimitOrder(order);
    }

    @Override
    public boolean cancelOrder(String id) {
        return cancelOrder(new DefaultCancelOrderParamId(id));
    }

    @Override
    public boolean cancelOrder(CancelOrderParams params) {
        return params instanceof DefaultCancelOrderParamId;
    }

    @Override
    public Collection<String> cancelAllOrders(CancelAllOrders params) {
        return List.of("V1", "V9");
    }

    @Override
    public OpenOrders getOpenOrders() {
        return getOpenOrders(null);
    }

    @Override
    public OpenOrders getOpenOrders(OpenOrdersParams params) {
        return new OpenOrders(List.of(limit("V1", "c1")), List.of(stop()));
    }

    @Override
    public Collection<Order> getOrder(String... ids) {
        LimitOrder order = ids.length == 1
                ? limit("V1", "c1")
                : new LimitOrder(
                        Order.OrderType.BID,
                        TWO,
                        BTC_USD,
                        "V1",
                        new Date(0),
                        PRICE,
                        new BigDecimal("64000"),
                        new BigDecimal("0.5"),
                        null,
                        Order.OrderStatus.PARTIALLY_FILLED);
        return Collections.nCopies(Integer.parseInt(ids[0]), order);
    }

    @Override
    public UserTrades getTradeHistory(TradeHistoryParams params) {
        UserTrade trade = new UserTrade("V1", new BigDecimal("0.01"), Currency.USD, "c1");
        trade.setId("T1");
        trade.setType(Order.OrderType.ASK);
        trade.setInstrument(BTC_USD);
        trade.setPrice(PRICE);
        trade.setOriginalAmount(TWO);
        trade.setTimestamp(new Date(5));
        return new UserTrades(List.of(trade), TradeSortType.SortByTimestamp);
    }
}
