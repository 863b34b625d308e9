package io.tbot.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import org.knowm.xchange.BaseExchange;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.derivative.FuturesContract;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.service.BaseExchangeService;
import org.knowm.xchange.service.trade.TradeService;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What an order over XChange costs in a JVM with the agent, which is woven as a bot's is: an exchange that answers at
 * once, so that nothing but the hook is left. The yardstick is {@link #twoClockReads}: beside those a library hook may
 * take 1 µs and 256 bytes. Without the agent the calls show what the exchange itself takes.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class XChangeBenchmark {
    /** One bot's exchange and orders. */
    @State(Scope.Thread)
    public static class Bot {
        final TradeService trades = new AtOnce(new Acme());
        final TradeService decorated = new Decorator(trades);
        final LimitOrder spot = order(CurrencyPair.BTC_USD);
        final LimitOrder future = order(new FuturesContract("BTC/USDT/PERP"));

        private static LimitOrder order(org.knowm.xchange.instrument.Instrument instrument) {
            return new LimitOrder(Order.OrderType.BID, BigDecimal.ONE, instrument, null, null, BigDecimal.TEN);
        }
    }

    @Benchmark
    public long twoClockReads() {
        long start = System.nanoTime();
        return System.nanoTime() - start;
    }

    @Benchmark
    public String placeLimitOrder(Bot bot) throws IOException {
        return bot.trades.placeLimitOrder(bot.spot);
    }

    @Benchmark
    public String placeLimitOrderOfAFuture(Bot bot) throws IOException {
        return bot.trades.placeLimitOrder(bot.future);
    }

    @Benchmark
    public String placeLimitOrderThroughADecorator(Bot bot) throws IOException {
        return bot.decorated.placeLimitOrder(bot.spot);
    }

    @Benchmark
    public boolean cancelOrder(Bot bot) throws IOException {
        return bot.trades.cancelOrder("1");
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
