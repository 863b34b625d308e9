package io.tbot.bench.compare;

import java.io.IOException;
import java.math.BigDecimal;
import org.knowm.xchange.BaseExchange;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.derivative.FuturesContract;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.instrument.Instrument;
import org.knowm.xchange.service.BaseExchangeService;
import org.knowm.xchange.service.trade.TradeService;

/**
 * What an order over XChange costs at an exchange that answers at once, so that nothing but the hook is left. Run with
 * the agent and without; the difference is what the agent adds. Beside its two clock reads a library hook may take 1 µs
 * and 256 bytes.
 */
public final class XChangeCost {
    private static final int CALLS = 20_000;

    private XChangeCost() {}

    public static void main(String[] arguments) throws Exception {
        TradeService trades = new AtOnce(new Acme());
        System.out.print(new CpuTime(CALLS)
                .with("two clock reads", XChangeCost::twoClockReads)
                .with("XChange placeLimitOrder", placing(trades, order(CurrencyPair.BTC_USD)))
                .with("the same, of a future", placing(trades, order(new FuturesContract("BTC/USDT/PERP"))))
                .with("the same, through a decorator", placing(new Decorator(trades), order(CurrencyPair.BTC_USD)))
                .with("XChange cancelOrder", calls -> cancel(trades, calls))
                .measure());
        System.exit(0);
    }

    private static LimitOrder order(Instrument instrument) {
        return new LimitOrder(Order.OrderType.BID, BigDecimal.ONE, instrument, null, null, BigDecimal.TEN);
    }

    static long twoClockReads(int calls) {
        long sum = 0;
        for (int i = 0; i < calls; i++) {
            long start = System.nanoTime();
            sum += System.nanoTime() - start;
        }
        return sum;
    }

    private static CpuTime.Loop placing(TradeService trades, LimitOrder order) {
        return calls -> {
            long sum = 0;
            for (int i = 0; i < calls; i++) {
                sum += trades.placeLimitOrder(order).length();
            }
            return sum;
        };
    }

    private static long cancel(TradeService trades, int calls) throws IOException {
        long sum = 0;
        for (int i = 0; i < calls; i++) {
            sum += trades.cancelOrder("1") ? 1 : 0;
        }
        return sum;
    }

    /** An exchange with a name. */
    private static final class Acme extends BaseExchange {
        Acme() {
            exchangeSpecification = getDefaultExchangeSpecification();
        }

        @Override
        protected void initServices() {}

        @Override
        public ExchangeSpecification getDefaultExchangeSpecification() {
            ExchangeSpecification specification = new ExchangeSpecification(Acme.class);
            specification.setExchangeName("Acme");
            return specification;
        }
    }

    /** Answers at once. */
    private static final class AtOnce extends BaseExchangeService<Exchange> implements TradeService {
        AtOnce(Exchange exchange) {
            super(exchange);
        }

        @Override
        public String placeLimitOrder(LimitOrder order) {
            return "1";
        }

        @Override
        public boolean cancelOrder(String id) {
            return true;
        }
    }

    /** Stands in front of another. */
    private record Decorator(TradeService target) implements TradeService {
        @Override
        public String placeLimitOrder(LimitOrder order) throws IOException {
            return target.placeLimitOrder(order);
        }
    }
}
