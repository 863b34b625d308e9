package io.tbot.testapp.it.apps.xchange;

import java.io.IOException;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.dto.trade.OpenOrders;
import org.knowm.xchange.service.trade.TradeService;
import org.knowm.xchange.service.trade.params.CancelOrderParams;
import org.knowm.xchange.service.trade.params.orders.OpenOrdersParams;

/** A bot's own decorator: knows no exchange itself. */
final class DelegatingTrades implements TradeService {
    private final TradeService target;

    DelegatingTrades(TradeService target) {
        this.target = target;
    }

    @Override
    public String placeLimitOrder(LimitOrder order) throws IOException {
        return target.placeLimitOrder(order);
    }

    @Override
    public String placeMarketOrder(MarketOrder order) throws IOException {
        return target.placeMarketOrder(order);
    }

    @Override
    public boolean cancelOrder(String id) throws IOException {
        return target.cancelOrder(id);
    }

    @Override
    public boolean cancelOrder(CancelOrderParams params) throws IOException {
        return target.cancelOrder(params);
    }

    @Override
    public OpenOrders getOpenOrders(OpenOrdersParams params) throws IOException {
        return target.getOpenOrders(params);
    }
}
