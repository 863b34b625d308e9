package io.tbot.testapp.it.apps.xchange;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchange.BaseExchange;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeFactory;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.service.BaseExchangeService;
import org.knowm.xchange.service.trade.TradeService;

/**
 * Places three orders on an exchange of its own, then waits for the end of its stdin. With an argument it places them
 * when it has read a byte, and at the exchange whose address that is as well.
 */
public final class AtOnceBot {
    private AtOnceBot() {}

    public static void main(String[] arguments) throws IOException {
        List<TradeService> services = new ArrayList<>();
        services.add(service(null));
        for (String address : arguments) {
            services.add(service(address));
            System.out.println("made");
            System.in.read();
        }
        for (TradeService each : services) {
            place(each);
        }
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }

    private static TradeService service(String address) {
        ExchangeSpecification specification = new AtOnce().getDefaultExchangeSpecification();
        specification.setSslUri(address);
        return ExchangeFactory.INSTANCE.createExchange(specification).getTradeService();
    }

    private static void place(TradeService trades) throws IOException {
        LimitOrder order =
                new LimitOrder(Order.OrderType.BID, BigDecimal.ONE, CurrencyPair.BTC_USD, null, null, BigDecimal.TEN);
        for (int i = 0; i < 3; i++) {
            System.out.println(trades.placeLimitOrder(order));
        }
    }

    /** An exchange that takes every order. */
    public static final class AtOnce extends BaseExchange {
        @Override
        protected void initServices() {
            tradeService = new Trades(this);
        }

        @Override
        public ExchangeSpecification getDefaultExchangeSpecification() {
            ExchangeSpecification specification = new ExchangeSpecification(AtOnce.class);
            specification.setExchangeName("At Once");
            specification.setShouldLoadRemoteMetaData(false);
            return specification;
        }
    }

    private static final class Trades extends BaseExchangeService<Exchange> implements TradeService {
        Trades(Exchange exchange) {
            super(exchange);
        }

        @Override
        public String placeLimitOrder(LimitOrder order) {
            return "taken";
        }
    }
}
