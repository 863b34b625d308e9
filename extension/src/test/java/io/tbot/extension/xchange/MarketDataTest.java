package io.tbot.extension.xchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.bootstrap.Market;
import io.tbot.bootstrap.MarketSink;
import io.tbot.extension.Weaver;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.marketdata.CandleStickData;
import org.knowm.xchange.dto.marketdata.Ticker;
import org.knowm.xchange.instrument.Instrument;
import org.knowm.xchange.service.marketdata.MarketDataService;
import org.knowm.xchange.service.trade.params.CandleStickDataParams;

class MarketDataTest {
    private final List<String> told = new ArrayList<>();
    private MarketDataService service;

    @BeforeEach
    void weave() throws Exception {
        Market.connect(new MarketSink() {
            @Override
            public int enter(long startNanos, Object exchange, Object symbol) {
                told.add("asked for " + symbol);
                return 7;
            }

            @Override
            public void exit(int token, int data, long startNanos, long venueMillis, Throwable thrown) {
                told.add(token + " got "
                        + List.of("nothing", "ticker", "order book", "trades", "candles")
                                .get(data + 1));
            }
        });
        service = (MarketDataService)
                Weaver.weave(new ByteBuddy().redefine(Quotes.class), new MarketDataInstrumentation())
                        .load(Quotes.class.getClassLoader(), ClassLoadingStrategy.Default.CHILD_FIRST)
                        .getLoaded()
                        .getConstructor()
                        .newInstance();
    }

    @AfterEach
    void disconnect() {
        Market.connect(null);
    }

    @Test
    void tellsCandlesFromOtherData() throws Exception {
        service.getCandleStickData(Desk.BTC_USD, null);
        service.getTicker((Instrument) Desk.BTC_USD);

        assertThat(told).containsExactly("asked for BTC/USD", "7 got candles", "asked for BTC/USD", "7 got ticker");
    }

    /** An exchange with candles. */
    public static final class Quotes implements MarketDataService {
        @Override
        public CandleStickData getCandleStickData(CurrencyPair pair, CandleStickDataParams params) {
            return new CandleStickData(pair, List.of());
        }

        @Override
        public Ticker getTicker(Instrument instrument, Object... more) {
            return new Ticker.Builder().instrument(instrument).build();
        }
    }
}
