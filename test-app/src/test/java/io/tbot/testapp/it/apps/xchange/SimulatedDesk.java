package io.tbot.testapp.it.apps.xchange;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.SocketTimeoutException;
import org.knowm.xchange.ExchangeFactory;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.currency.Currency;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.marketdata.Ticker;
import org.knowm.xchange.dto.marketdata.Trades;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.dto.trade.StopOrder;
import org.knowm.xchange.exceptions.NonceException;
import org.knowm.xchange.exceptions.RateLimitExceededException;
import org.knowm.xchange.exceptions.SystemOverloadException;
import org.knowm.xchange.service.trade.TradeService;
import org.knowm.xchange.service.trade.params.DefaultTradeHistoryParamCurrencyPair;
import org.knowm.xchange.service.trade.params.orders.DefaultOpenOrdersParamCurrencyPair;
import org.knowm.xchange.simulated.AccountFactory;
import org.knowm.xchange.simulated.MatchingEngineFactory;
import org.knowm.xchange.simulated.SimulatedExchange;

/** The program's trades on XChange's simulated exchange: every call, and what may stand in front of it. */
final class SimulatedDesk {
    private static final String VENUE = "simulated";
    private static final CurrencyPair BTC = CurrencyPair.BTC_USD;
    private static final CurrencyPair ETH = CurrencyPair.ETH_USD;

    private final Account truth;
    private final Faults faults = new Faults();
    private final AccountFactory accounts = new AccountFactory();
    private final MatchingEngineFactory engines = new MatchingEngineFactory(accounts);
    private final SimulatedExchange exchange;
    private final TradeService trades;

    SimulatedDesk(Account truth) {
        this.truth = truth;
        this.exchange = exchange("bot");
        this.trades = exchange.getTradeService();
    }

    private SimulatedExchange exchange(String apiKey) {
        ExchangeSpecification specification = new ExchangeSpecification(SimulatedExchange.class);
        specification.setExchangeName("Simulated");
        specification.setApiKey(apiKey);
        specification.setExchangeSpecificParametersItem(SimulatedExchange.ENGINE_FACTORY_PARAM, engines);
        specification.setExchangeSpecificParametersItem(SimulatedExchange.ACCOUNT_FACTORY_PARAM, accounts);
        specification.setExchangeSpecificParametersItem(SimulatedExchange.ON_OPERATION_PARAM, faults);
        SimulatedExchange made = (SimulatedExchange) ExchangeFactory.INSTANCE.createExchange(specification);
        made.getAccountService().deposit(Currency.USD, new BigDecimal("1000000"));
        made.getAccountService().deposit(Currency.BTC, new BigDecimal("1000"));
        return made;
    }

    void trade() throws Exception {
        quote();
        placeAndCancel();
        refused();
        unknown();
        notOffered();
        throughOthers();
        marketData();
    }

    /** Somebody else's quotes, which are calls of this program all the same. */
    private void quote() {
        TradeService maker = exchange("maker").getTradeService();
        limit(maker, BTC, Order.OrderType.ASK, "sell", "110", "50");
        limit(maker, BTC, Order.OrderType.BID, "buy", "90", "50");
    }

    private void placeAndCancel() throws Exception {
        for (int i = 0; i < 5; i++) {
            String id = limit(trades, BTC, Order.OrderType.BID, "buy", "91", "1");
            truth.order("cancel", VENUE, "", () -> trades.cancelOrder(id));
        }
        for (int i = 0; i < 3; i++) {
            market(trades, BTC, Order.OrderType.BID, "buy", "1");
        }
        market(trades, BTC, Order.OrderType.ASK, "sell", "1");
        for (int i = 0; i < 4; i++) {
            truth.order("query", VENUE, "", () -> trades.getOpenOrders(new DefaultOpenOrdersParamCurrencyPair(BTC)));
        }
        truth.order("query", VENUE, "", () -> trades.getTradeHistory(new DefaultTradeHistoryParamCurrencyPair(BTC)));
        // the default body cancels and places: one replace
        String id = limit(trades, BTC, Order.OrderType.BID, "buy", "92", "1");
        LimitOrder changed = new LimitOrder(Order.OrderType.BID, BigDecimal.ONE, BTC, id, null, new BigDecimal("93"));
        truth.order("replace", VENUE, "BTC/USD", () -> trades.changeOrder(changed));
    }

    private void refused() {
        for (int i = 0; i < 2; i++) {
            limit(trades, BTC, Order.OrderType.BID, "buy", "95", "100000000");
        }
        limit(trades, BTC, Order.OrderType.BID, "buy", "95", "0.0000001");
        // the exchange has no such pair
        limit(trades, ETH, Order.OrderType.BID, "buy", "95", "1");
        faults.next(new RateLimitExceededException("slow down"));
        limit(trades, BTC, Order.OrderType.BID, "buy", "95", "1");
        faults.next(new NonceException("again"));
        market(trades, BTC, Order.OrderType.ASK, "sell", "1");
        faults.next(new RateLimitExceededException("slow down"));
        truth.order("query", VENUE, "", () -> trades.getOpenOrders(new DefaultOpenOrdersParamCurrencyPair(BTC)));
    }

    private void unknown() {
        faults.next(new SocketTimeoutException("Read timed out"));
        limit(trades, BTC, Order.OrderType.BID, "buy", "95", "1");
        for (int i = 0; i < 2; i++) {
            faults.next(new SystemOverloadException("busy"));
            market(trades, BTC, Order.OrderType.BID, "buy", "1");
        }
    }

    /** What the exchange does not offer is tried, and is no call. */
    private void notOffered() {
        StopOrder stop = new StopOrder(Order.OrderType.BID, BigDecimal.ONE, BTC, null, null, new BigDecimal("99"));
        truth.place(VENUE, "BTC/USD", "stop", "buy", () -> trades.placeStopOrder(stop));
        truth.order("query", VENUE, "", () -> trades.getOpenOrders());
        truth.order("cancel", VENUE, "", () -> trades.cancelAllOrders(null));
        truth.market(
                "ticker",
                VENUE,
                "BTC/USD",
                () -> exchange.getMarketDataService().getTickers(null));
        truth.account(
                "deposit_address", VENUE, () -> exchange.getAccountService().requestDepositAddress(Currency.BTC));
    }

    /** A decorator, a decorator of that, and a proxy: each order is one. */
    private void throughOthers() {
        TradeService decorated = new DelegatingTrades(new DelegatingTrades(trades));
        TradeService proxied = (TradeService) Proxy.newProxyInstance(
                SimulatedDesk.class.getClassLoader(),
                new Class<?>[] {TradeService.class},
                (self, method, arguments) -> {
                    try {
                        return method.invoke(trades, arguments);
                    } catch (InvocationTargetException wrapped) {
                        throw wrapped.getCause();
                    }
                });
        for (TradeService front : new TradeService[] {decorated, proxied}) {
            String id = limit(front, BTC, Order.OrderType.ASK, "sell", "120", "1");
            truth.order("cancel", VENUE, "", () -> front.cancelOrder(id));
            market(front, BTC, Order.OrderType.BID, "buy", "1");
            limit(front, BTC, Order.OrderType.BID, "buy", "95", "100000000");
        }
        truth.place(
                VENUE,
                "BTC/USD",
                "stop",
                "buy",
                () -> decorated.placeStopOrder(
                        new StopOrder(Order.OrderType.BID, BigDecimal.ONE, BTC, null, null, new BigDecimal("99"))));
    }

    private void marketData() {
        for (int i = 0; i < 3; i++) {
            Ticker ticker = truth.market(
                    "ticker",
                    VENUE,
                    "BTC/USD",
                    () -> exchange.getMarketDataService().getTicker(BTC));
            if (ticker != null && ticker.getTimestamp() != null) {
                truth.timed("ticker", VENUE);
            }
        }
        for (int i = 0; i < 2; i++) {
            var book = truth.market(
                    "order_book",
                    VENUE,
                    "BTC/USD",
                    () -> exchange.getMarketDataService().getOrderBook(BTC));
            if (book != null && book.getTimeStamp() != null) {
                truth.timed("order_book", VENUE);
            }
        }
        Trades made = truth.market(
                "trades",
                VENUE,
                "BTC/USD",
                () -> exchange.getMarketDataService().getTrades(BTC));
        if (made != null && !made.getTrades().isEmpty()) {
            truth.timed("trades", VENUE);
        }
        truth.account("info", VENUE, () -> exchange.getAccountService().getAccountInfo());
        truth.account("info", VENUE, () -> exchange.getAccountService().getAccountInfo());
    }

    private String limit(
            TradeService service, CurrencyPair pair, Order.OrderType way, String side, String price, String amount) {
        LimitOrder order = new LimitOrder(way, new BigDecimal(amount), pair, null, null, new BigDecimal(price));
        return truth.place(VENUE, pair.toString(), "limit", side, () -> service.placeLimitOrder(order));
    }

    private void market(TradeService service, CurrencyPair pair, Order.OrderType way, String side, String amount) {
        MarketOrder order = new MarketOrder(way, new BigDecimal(amount), pair);
        truth.place(VENUE, pair.toString(), "market", side, () -> service.placeMarketOrder(order));
    }
}
