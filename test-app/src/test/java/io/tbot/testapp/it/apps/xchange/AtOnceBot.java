package io.tbot.testapp.it.apps.xchange;

import java.io.IOException;
import java.math.BigDecimal;
import org.knowm.xchange.BaseExchange;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeFactory;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.service.BaseExchangeService;
import org.knowm.xchange.service.trade.TradeService;

/** Places three orders on an exchange of its own, then waits for the end of its stdin. */
public final class AtOnceBot {
    private AtOnceBot() {}

    public static void main(String[] arguments) throws IOException {
        ExchangeSpecification specification = new AtOnce().getDefaultExchangeSpecification();
        TradeService trades =
                ExchangeFactory.INSTANCE.createExchange(specification).getTradeService();
        LimitOrder order =
                new LimitOrder(Order.OrderType.BID, BigDecimal.ONE, CurrencyPair.BTC_USD, null, null, BigDecimal.TEN);
        for (int i = 0; i < 3; i++) {
            System.out.println(trades.placeLimitOrder(order));
        }
        System.out.println("ready");
        System.in.read();
        System.exit(0);
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
