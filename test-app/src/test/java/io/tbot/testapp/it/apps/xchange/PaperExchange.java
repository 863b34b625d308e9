package io.tbot.testapp.it.apps.xchange;

import info.bitrich.xchangestream.core.ProductSubscription;
import info.bitrich.xchangestream.core.StreamingExchange;
import info.bitrich.xchangestream.core.StreamingTradeService;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.subjects.PublishSubject;
import org.knowm.xchange.BaseExchange;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.UserTrade;
import org.knowm.xchange.instrument.Instrument;
import org.knowm.xchange.service.BaseExchangeService;
import org.knowm.xchange.service.trade.TradeService;

/** An exchange of XChange's public API that takes every order and tells of it what it is told to. */
public final class PaperExchange extends BaseExchange implements StreamingExchange {
    final PublishSubject<Order> orders = PublishSubject.create();
    final PublishSubject<UserTrade> trades = PublishSubject.create();
    private final StreamingTradeService streams = new Streams();

    @Override
    protected void initServices() {
        tradeService = new Trades(this);
    }

    @Override
    public ExchangeSpecification getDefaultExchangeSpecification() {
        ExchangeSpecification specification = new ExchangeSpecification(getClass());
        specification.setExchangeName("Paper");
        specification.setShouldLoadRemoteMetaData(false);
        return specification;
    }

    @Override
    public StreamingTradeService getStreamingTradeService() {
        return streams;
    }

    @Override
    public Completable connect(ProductSubscription... subscriptions) {
        return Completable.complete();
    }

    @Override
    public Completable disconnect() {
        return Completable.complete();
    }

    @Override
    public boolean isAlive() {
        return true;
    }

    @Override
    public void useCompressedMessages(boolean compressed) {}

    private static final class Trades extends BaseExchangeService<PaperExchange> implements TradeService {
        private int orders;

        Trades(PaperExchange exchange) {
            super(exchange);
        }

        @Override
        public String placeLimitOrder(LimitOrder order) {
            return "v" + orders++;
        }
    }

    /** By currency pair; the interface's own method for an instrument asks this one. */
    private final class Streams implements StreamingTradeService {
        @Override
        public Observable<Order> getOrderChanges(CurrencyPair pair, Object... arguments) {
            return orders.filter(order -> pair.equals(order.getInstrument()));
        }

        @Override
        public Observable<UserTrade> getUserTrades(Instrument instrument, Object... arguments) {
            return trades.filter(trade -> instrument.equals(trade.getInstrument()));
        }
    }
}
