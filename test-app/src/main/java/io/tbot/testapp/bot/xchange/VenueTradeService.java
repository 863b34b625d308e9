package io.tbot.testapp.bot.xchange;

import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.MarketOrder;
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

    private String place(Order order, String type, @Nullable BigDecimal price) throws IOException {
        CurrencyPair pair = pair(order.getInstrument());
        try {
            VenueAck ack = routes.place(
                    symbol(pair),
                    order.getType() == Order.OrderType.BID ? "BUY" : "SELL",
                    type,
                    order.getOriginalAmount().toPlainString(),
                    price == null ? null : price.toPlainString(),
                    order.getUserReference());
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
