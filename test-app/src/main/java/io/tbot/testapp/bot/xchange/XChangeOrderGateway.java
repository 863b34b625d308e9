package io.tbot.testapp.bot.xchange;

import io.tbot.testapp.bot.OpenOrder;
import io.tbot.testapp.bot.OrderGateway;
import io.tbot.testapp.bot.OrderRejectedException;
import io.tbot.testapp.bot.OrderRequest;
import io.tbot.testapp.bot.OrderType;
import io.tbot.testapp.bot.Side;
import java.io.IOException;
import java.util.List;
import org.knowm.xchange.ExchangeFactory;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.exceptions.CurrencyPairNotValidException;
import org.knowm.xchange.exceptions.ExchangeException;
import org.knowm.xchange.exceptions.FundsExceededException;
import org.knowm.xchange.exceptions.OrderNotValidException;
import org.knowm.xchange.exceptions.RateLimitExceededException;
import org.knowm.xchange.service.trade.TradeService;
import si.mazi.rescu.HttpStatusException;

/** Orders through XChange. Threads: any; each call waits for the venue. */
public final class XChangeOrderGateway implements OrderGateway {
    private static final int QUOTE_CHARS = 4;

    private final TradeService trades;

    /**
     * @param address host and port of the venue's HTTP side
     * @param answerMillis how long to wait for the venue's answer
     * @param requests counts what was asked
     */
    public XChangeOrderGateway(String address, int answerMillis, Requests requests) {
        ExchangeSpecification specification = new VenueExchange().getDefaultExchangeSpecification();
        specification.setSslUri("http://" + address);
        specification.setHttpConnTimeout(answerMillis);
        specification.setHttpReadTimeout(answerMillis);
        specification.setExchangeSpecificParametersItem(VenueExchange.INTERCEPTOR, new CountedRequests(requests));
        trades = ExchangeFactory.INSTANCE.createExchange(specification).getTradeService();
    }

    /** Where requests are counted. */
    public interface Requests {
        void answered(String method, String path, int status);
    }

    @Override
    public String placeOrder(OrderRequest request) throws IOException, OrderRejectedException {
        try {
            return request.type() == OrderType.MARKET
                    ? trades.placeMarketOrder(marketOrder(request))
                    : trades.placeLimitOrder(limitOrder(request));
        } catch (FundsExceededException
                | OrderNotValidException
                | RateLimitExceededException
                | CurrencyPairNotValidException refused) {
            throw new OrderRejectedException(status(refused), String.valueOf(refused.getMessage()));
        } catch (ExchangeException unknown) {
            throw new IOException(unknown);
        }
    }

    @Override
    public boolean cancelOrder(String clientId, String symbol) throws IOException {
        try {
            return trades.cancelOrder(new VenueCancel(pair(symbol), clientId));
        } catch (OrderNotValidException | RateLimitExceededException refused) {
            return false;
        } catch (ExchangeException unknown) {
            throw new IOException(unknown);
        }
    }

    @Override
    public boolean replaceOrder(String clientId, String id, OrderRequest replacement) throws IOException {
        try {
            trades.changeOrder(limitBuilder(replacement).id(id).build());
            return true;
        } catch (OrderNotValidException | RateLimitExceededException refused) {
            return false;
        } catch (ExchangeException unknown) {
            throw new IOException(unknown);
        }
    }

    /** XChange asks by the venue's id. */
    @Override
    public boolean canAsk() {
        return false;
    }

    @Override
    public String orderStatus(String clientId, String symbol) {
        throw new UnsupportedOperationException("this way has no such question");
    }

    @Override
    public List<OpenOrder> openOrders() throws IOException {
        try {
            return trades.getOpenOrders().getOpenOrders().stream()
                    .map(order ->
                            new OpenOrder(order.getUserReference(), order.getId(), String.valueOf(order.getStatus())))
                    .toList();
        } catch (ExchangeException unknown) {
            throw new IOException(unknown);
        }
    }

    private static LimitOrder limitOrder(OrderRequest request) {
        return limitBuilder(request).build();
    }

    private static LimitOrder.Builder limitBuilder(OrderRequest request) {
        return new LimitOrder.Builder(side(request), pair(request.symbol()))
                .originalAmount(request.quantity())
                .limitPrice(request.price())
                .userReference(request.clientId())
                .flag(new TickFlag(request.tickNanos()));
    }

    private static MarketOrder marketOrder(OrderRequest request) {
        return new MarketOrder.Builder(side(request), pair(request.symbol()))
                .originalAmount(request.quantity())
                .userReference(request.clientId())
                .flag(new TickFlag(request.tickNanos()))
                .build();
    }

    private static Order.OrderType side(OrderRequest request) {
        return request.side() == Side.BUY ? Order.OrderType.BID : Order.OrderType.ASK;
    }

    /** BTCUSDT is BTC/USDT: everything here is quoted in a currency of four letters. */
    private static CurrencyPair pair(String symbol) {
        int quote = symbol.length() - QUOTE_CHARS;
        return new CurrencyPair(symbol.substring(0, quote), symbol.substring(quote));
    }

    private static int status(ExchangeException refused) {
        return refused.getCause() instanceof HttpStatusException answered ? answered.getHttpStatusCode() : 0;
    }
}
