package io.tbot.testapp.it.apps.xchange;

import java.math.BigDecimal;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import org.knowm.xchange.ExchangeFactory;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.currency.Currency;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order.OrderStatus;
import org.knowm.xchange.dto.Order.OrderType;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.UserTrade;
import org.knowm.xchange.instrument.Instrument;

/**
 * A bot that places orders over XChange and hears what becomes of them by its streams only. Says of each what that was:
 * {@code order ID STATUS FILLED AVERAGE}; waits for the end of its stdin.
 */
public final class StreamedOrdersBot {
    private static final int ROUNDS = 10;
    private static final Instrument BTC = CurrencyPair.BTC_USD;
    private static final BigDecimal LIMIT = new BigDecimal("64000");

    private final PaperExchange exchange;
    private final AtomicInteger heard = new AtomicInteger();
    private int executions;

    private StreamedOrdersBot() {
        ExchangeSpecification specification = new ExchangeSpecification(PaperExchange.class);
        specification.setExchangeName("Paper");
        specification.setShouldLoadRemoteMetaData(false);
        exchange = (PaperExchange) ExchangeFactory.INSTANCE.createExchange(specification);
    }

    public static void main(String[] args) throws Exception {
        new StreamedOrdersBot().run();
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }

    private void run() throws Exception {
        var streams = exchange.getStreamingTradeService();
        var changes = streams.getOrderChanges(BTC).subscribe(order -> heard.incrementAndGet());
        var trades = streams.getUserTrades(BTC).subscribe(trade -> heard.incrementAndGet());
        for (int i = 0; i < ROUNDS; i++) {
            filledInTwo(place(OrderType.BID));
            cancelled(place(OrderType.ASK));
            refused(place(OrderType.BID));
            toldByTradesOnly(place(OrderType.ASK));
            working(place(OrderType.BID));
        }
        changes.dispose();
        trades.dispose();
        System.out.println("heard " + heard);
    }

    private LimitOrder place(OrderType way) throws Exception {
        LimitOrder order = new LimitOrder(way, BigDecimal.ONE, BTC, null, null, LIMIT);
        String id = exchange.getTradeService().placeLimitOrder(order);
        return new LimitOrder(way, BigDecimal.ONE, BTC, id, null, LIMIT);
    }

    private void filledInTwo(LimitOrder order) {
        change(order, OrderStatus.NEW, "0", "0");
        trade(order, "0.4", "63990");
        change(order, OrderStatus.PARTIALLY_FILLED, "0.4", "63990");
        trade(order, "0.6", "64000");
        change(order, OrderStatus.FILLED, "1", "63996");
        say(order, "filled", "1", "63996");
    }

    private void cancelled(LimitOrder order) {
        change(order, OrderStatus.NEW, "0", "0");
        change(order, OrderStatus.PARTIALLY_FILLED, "0.25", "64001");
        change(order, OrderStatus.CANCELED, "0.25", "64001");
        say(order, "cancelled", "0.25", "64001");
    }

    private void refused(LimitOrder order) {
        change(order, OrderStatus.REJECTED, "0", "0");
        say(order, "rejected", "0", "-");
    }

    private void toldByTradesOnly(LimitOrder order) {
        trade(order, "0.5", "64000");
        trade(order, "0.5", "64002");
        say(order, "filled", "1", "64001");
    }

    private void working(LimitOrder order) {
        change(order, OrderStatus.NEW, "0", "0");
        say(order, "open", "0", "-");
    }

    private void change(LimitOrder order, OrderStatus status, String filled, String average) {
        exchange.orders.onNext(new LimitOrder(
                order.getType(),
                order.getOriginalAmount(),
                BTC,
                order.getId(),
                new Date(),
                LIMIT,
                new BigDecimal(average),
                new BigDecimal(filled),
                null,
                status));
    }

    private void trade(LimitOrder order, String amount, String price) {
        exchange.trades.onNext(UserTrade.builder()
                .type(order.getType())
                .originalAmount(new BigDecimal(amount))
                .instrument(BTC)
                .price(new BigDecimal(price))
                .timestamp(new Date())
                .id("t" + executions++)
                .orderId(order.getId())
                .feeAmount(new BigDecimal("0.5"))
                .feeCurrency(Currency.USD)
                .build());
    }

    private static void say(LimitOrder order, String status, String filled, String average) {
        System.out.println("order " + order.getId() + " " + status + " " + filled + " " + average);
    }
}
