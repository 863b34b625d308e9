package io.tbot.testapp.it.apps.xchange;

import java.math.BigDecimal;
import java.util.concurrent.Callable;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeFactory;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.binance.BinanceExchange;
import org.knowm.xchange.binance.dto.ExchangeType;
import org.knowm.xchange.binance.dto.trade.BinanceCancelOrderParams;
import org.knowm.xchange.binance.dto.trade.BinanceQueryOrderParams;
import org.knowm.xchange.binance.dto.trade.BinanceTradeHistoryParams;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.derivative.FuturesContract;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.marketdata.Ticker;
import org.knowm.xchange.dto.marketdata.Trades;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.dto.trade.StopOrder;
import org.knowm.xchange.instrument.Instrument;
import org.knowm.xchange.service.marketdata.MarketDataService;
import org.knowm.xchange.service.trade.TradeService;
import org.knowm.xchange.service.trade.params.DefaultCancelAllOrdersByInstrument;
import org.knowm.xchange.service.trade.params.orders.DefaultOpenOrdersParamInstrument;

/** The program's trades over XChange's Binance module, with everything a venue may answer. */
final class BinanceDesk {
    private static final String VENUE = "binance";
    private static final Instrument PAIR = new CurrencyPair("BTC/USDT");
    private static final String SYMBOL = "BTC/USDT";
    private static final Instrument FUTURE = new FuturesContract("BTC/USDT/PERP");
    private static final int PATIENCE_MILLIS = 1500;

    private final Account truth;
    private final TradeService trades;
    private final MarketDataService market;
    private final Exchange exchange;
    private final Exchange futures = new Futures();

    BinanceDesk(Account truth, String address) {
        this.truth = truth;
        exchange = ExchangeFactory.INSTANCE.createExchange(specification(address));
        trades = exchange.getTradeService();
        market = exchange.getMarketDataService();
        ExchangeSpecification specification = specification(address);
        specification.setExchangeSpecificParametersItem(BinanceExchange.EXCHANGE_TYPE, ExchangeType.FUTURES);
        specification.setShouldLoadRemoteMetaData(false);
        futures.applySpecification(specification);
    }

    private static ExchangeSpecification specification(String address) {
        ExchangeSpecification specification = new BinanceExchange().getDefaultExchangeSpecification();
        specification.setSslUri(address);
        specification.setApiKey("key");
        specification.setSecretKey("secret");
        specification.setHttpReadTimeout(PATIENCE_MILLIS);
        return specification;
    }

    void trade() {
        for (int i = 0; i < 7; i++) {
            place("fine" + i, Order.OrderType.BID, "buy");
        }
        for (int i = 0; i < 3; i++) {
            place("fine" + i, Order.OrderType.ASK, "sell");
        }
        place("exit", Order.OrderType.EXIT_ASK, "buy");
        place("exit", Order.OrderType.EXIT_BID, "sell");
        for (int i = 0; i < 2; i++) {
            MarketOrder order = new MarketOrder.Builder(Order.OrderType.ASK, PAIR)
                    .originalAmount(BigDecimal.ONE)
                    .userReference("fine")
                    .build();
            truth.place(VENUE, SYMBOL, "market", "sell", () -> trades.placeMarketOrder(order));
        }
        StopOrder stop = new StopOrder.Builder(Order.OrderType.ASK, PAIR)
                .originalAmount(BigDecimal.ONE)
                .stopPrice(new BigDecimal("90"))
                .limitPrice(new BigDecimal("89"))
                .intention(StopOrder.Intention.STOP_LOSS)
                .userReference("fine")
                .build();
        truth.place(VENUE, SYMBOL, "stop", "sell", () -> trades.placeStopOrder(stop));
        for (String fate :
                new String[] {"poor", "poor", "small", "crooked", "often", "often", "broken", "page", "lost", "silent"
                }) {
            place(fate, Order.OrderType.BID, "buy");
        }
        rest();
        look();
        future();
    }

    private void place(String reference, Order.OrderType way, String side) {
        LimitOrder order = new LimitOrder.Builder(way, PAIR)
                .originalAmount(BigDecimal.ONE)
                .limitPrice(new BigDecimal("100"))
                .userReference(reference)
                .build();
        truth.place(VENUE, SYMBOL, "limit", side, () -> trades.placeLimitOrder(order));
    }

    private void rest() {
        for (String reference : new String[] {"fine", "fine", "missing", "broken"}) {
            truth.order(
                    "cancel",
                    VENUE,
                    SYMBOL,
                    () -> trades.cancelOrder(new BinanceCancelOrderParams(PAIR, "28", reference)));
        }
        truth.order("cancel", VENUE, "", () -> trades.cancelOrder("28"));
        // is to cancel by the id alone first, which this exchange refuses: a change that failed, and no cancel
        truth.order("replace", VENUE, SYMBOL, () -> trades.changeOrder(changed(PAIR)));
        truth.order(
                "cancel", VENUE, SYMBOL, () -> trades.cancelAllOrders(new DefaultCancelAllOrdersByInstrument(PAIR)));
        for (int i = 0; i < 3; i++) {
            query(() -> trades.getOpenOrders(new DefaultOpenOrdersParamInstrument(PAIR)));
        }
        query(() -> trades.getOpenOrders());
        query(() -> trades.getOrder(new BinanceQueryOrderParams(PAIR, "28")));
        query(() -> trades.getOrder("28", "29")); // not offered
        query(() -> trades.getTradeHistory(new BinanceTradeHistoryParams(PAIR)));
        truth.account("info", VENUE, () -> exchange.getAccountService().getAccountInfo());
    }

    private void query(Callable<?> asked) {
        truth.order("query", VENUE, "", asked);
    }

    private void look() {
        for (int i = 0; i < 3; i++) {
            Ticker ticker = truth.market("ticker", VENUE, SYMBOL, () -> market.getTicker(PAIR));
            if (ticker != null && ticker.getTimestamp() != null) {
                truth.timed("ticker", VENUE);
            }
        }
        truth.market("ticker", VENUE, "", () -> market.getTickers(null));
        OrderBook book = truth.market("order_book", VENUE, SYMBOL, () -> market.getOrderBook(PAIR));
        if (book != null && book.getTimeStamp() != null) {
            truth.timed("order_book", VENUE);
        }
        truth.market(
                "candles", VENUE, SYMBOL, () -> market.getCandleStickData(CurrencyPair.BTC_USDT, null)); // the same
        Trades made = truth.market("trades", VENUE, SYMBOL, () -> market.getTrades(PAIR));
        if (made != null && !made.getTrades().isEmpty()) {
            truth.timed("trades", VENUE);
        }
    }

    /** The other product of the venue, which has an interface of its own and can change an order in place. */
    private void future() {
        TradeService service = futures.getTradeService();
        for (int i = 0; i < 2; i++) {
            truth.place(VENUE, FUTURE.toString(), "limit", "buy", () -> service.placeLimitOrder(changed(FUTURE)));
        }
        truth.order("replace", VENUE, FUTURE.toString(), () -> service.changeOrder(changed(FUTURE)));
    }

    private static LimitOrder changed(Instrument instrument) {
        return new LimitOrder.Builder(Order.OrderType.BID, instrument)
                .originalAmount(BigDecimal.ONE)
                .limitPrice(new BigDecimal("101"))
                .id("28")
                .build();
    }

    /** Goes to the address it is given; the module itself knows futures at one address only. */
    private static final class Futures extends BinanceExchange {
        @Override
        protected void concludeHostParams(ExchangeSpecification specification) {}
    }
}
