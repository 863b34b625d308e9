package io.tbot.testapp.bot.xchange;

import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.dto.trade.OpenOrders;
import org.knowm.xchange.exceptions.ExchangeException;
import org.knowm.xchange.exceptions.NotYetImplementedForExchangeException;
import org.knowm.xchange.instrument.Instrument;
import org.knowm.xchange.service.BaseExchangeService;
import org.knowm.xchange.service.trade.TradeService;
import org.knowm.xchange.service.trade.params.CancelOrderByInstrument;
import org.knowm.xchange.service.trade.params.CancelOrderByUserReferenceParams;
import org.knowm.xchange.service.trade.params.CancelOrderParams;

/**
 * XChange's orders as the venue's requests.
 *
 * <p>Threads: any; each call waits for the venue.
 *
 * <p>Errors: a refusal is one of XChange's exceptions; a status without the venue's words is rescu's
 * {@code HttpStatusIOException}.
 */
final class VenueTradeService extends BaseExchangeService<VenueExchange> implements TradeService {
    private static final int QUOTE_CHARS = 4; // everything here is quoted in a currency of four letters

    private final VenueRoutes routes;

    VenueTradeService(VenueExchange exchange, VenueRoutes routes) {
        super(exchange);
        this.routes = routes;
    }

    @Override
    public String placeMarketOrder(MarketOrder order) throws IOException {
        return place(order, "MARKET", null);
    }

    @Override
    public String placeLimitOrder(LimitOrder order) throws IOException {
        return place(order, "LIMIT", order.getLimitPrice());
    }

    @Override
    public boolean cancelOrder(CancelOrderParams order) throws IOException {
        if (order instanceof CancelOrderByUserReferenceParams byReference
                && order instanceof CancelOrderByInstrument byInstrument) {
            CurrencyPair pair = pair(byInstrument.getInstrument());
            try {
                routes.cancel(symbol(pair), byReference.getUserReference());
                return true;
            } catch (VenueError refusal) {
                throw refusal.inXChange(pair);
            }
        }
        throw new NotYetImplementedForExchangeException("cancel by instrument and user reference");
    }

    /** In one request; the order keeps the venue's id. */
    @Override
    public String changeOrder(LimitOrder order) throws IOException {
        CurrencyPair pair = pair(order.getInstrument());
        try {
            VenueAck ack = routes.replace(
                    order.getId(),
                    symbol(pair),
                    side(order),
                    "LIMIT",
                    order.getOriginalAmount().toPlainString(),
                    order.getLimitPrice().toPlainString(),
                    order.getUserReference());
            return Long.toString(ack.orderId());
        } catch (VenueError refusal) {
            throw refusal.inXChange(pair);
        }
    }

    @Override
    public OpenOrders getOpenOrders() throws IOException {
        try {
            return new OpenOrders(routes.openOrders().stream()
                    .map(VenueTradeService::limitOrder)
                    .toList());
        } catch (VenueError refusal) {
            throw new ExchangeException(refusal.getMessage(), refusal);
        }
    }

    private static LimitOrder limitOrder(VenueOrder order) {
        int quote = order.symbol().length() - QUOTE_CHARS;
        CurrencyPair pair = new CurrencyPair(
                order.symbol().substring(0, quote), order.symbol().substring(quote));
        return new LimitOrder.Builder(order.side().equals("BUY") ? Order.OrderType.BID : Order.OrderType.ASK, pair)
                .id(Long.toString(order.orderId()))
                .userReference(order.clientId())
                .originalAmount(order.quantity())
                .cumulativeAmount(order.executed())
                .limitPrice(order.price())
                .orderStatus(order.executed().signum() > 0 ? Order.OrderStatus.PARTIALLY_FILLED : Order.OrderStatus.NEW)
                .build();
    }

    private static String side(Order order) {
        return order.getType() == Order.OrderType.BID ? "BUY" : "SELL";
    }

    private String place(Order order, String type, @Nullable BigDecimal price) throws IOException {
        CurrencyPair pair = pair(order.getInstrument());
        try {
            VenueAck ack = routes.place(
                    symbol(pair),
                    side(order),
                    type,
                    order.getOriginalAmount().toPlainString(),
                    price == null ? null : price.toPlainString(),
                    order.getUserReference(),
                    TickFlag.of(order));
            return Long.toString(ack.orderId());
        } catch (VenueError refusal) {
            throw refusal.inXChange(pair);
        }
    }

    private static CurrencyPair pair(Instrument instrument) {
        if (instrument instanceof CurrencyPair pair) {
            return pair;
        }
        throw new NotYetImplementedForExchangeException("instrument '" + instrument + "'");
    }

    private static String symbol(CurrencyPair pair) {
        return pair.getBase().getCurrencyCode() + pair.getCounter().getCurrencyCode();
    }
}
