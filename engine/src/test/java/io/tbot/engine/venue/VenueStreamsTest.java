package io.tbot.engine.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.tick.Ticks;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VenueStreamsTest {
    private final Ticks ticks = new Ticks();
    private final OrderFlow flow = new OrderFlow(ticks);
    private final Measure measure = new Measure(Caps.standard());
    private final VenueTraffic traffic = new VenueTraffic(measure, new Families(), List.of(), flow);
    private final VenueStreams streams =
            new VenueStreams(traffic, flow, new Feeds(ticks, measure, new Families(), new WallClock()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "binance | BNBUSDT | {\"u\":4,\"s\":\"BNBUSDT\",\"b\":\"25.35\",\"B\":\"31\",\"a\":\"25.37\",\"A\":\"40\"} | 25.36",
                "kraken | BTC/USD | {\"channel\":\"ticker\",\"data\":[{\"symbol\":\"BTC/USD\",\"bid\":100,\"ask\":101,\"timestamp\":\"2026-01-05T10:00:00.1Z\"}]} | 100.5",
                "okx | BTC-USDT | {\"arg\":{\"channel\":\"bbo-tbt\",\"instId\":\"BTC-USDT\"},\"data\":[{\"asks\":[[\"8.5\",\"1\",\"0\"]],\"bids\":[[\"8\",\"2\",\"0\"]],\"ts\":\"1670324386802\"}]} | 8.25",
                "alpaca | AAPL | [{\"T\":\"q\",\"S\":\"AAPL\",\"bp\":10,\"ap\":12,\"t\":\"2026-01-05T10:00:00Z\"}] | 11",
                "binance | BNBUSDT | {\"u\":4,\"s\":\"BNBUSDT\",\"b\":\"25.38\",\"a\":\"25.37\"} | NaN",
                "binance | BNBUSDT | {\"u\":4,\"s\":\"BNBUSDT\",\"b\":\"0.00\",\"a\":\"25.37\"} | NaN",
                "binance | ETHUSDT | {\"u\":4,\"s\":\"BNBUSDT\",\"b\":\"25.35\",\"a\":\"25.37\"} | NaN",
            })
    void givesAnOrderTheMidPriceThatWasKnownWhenItWasSubmitted(
            String venue, String symbol, String message, double midPx) {
        streams.received(venue, message, System.nanoTime());
        streams.handled();
        OrderFacts facts = flow.facts();
        facts.kind = Orders.PLACE;
        facts.exchange = venue;
        facts.symbol = symbol;
        facts.timeNanos = System.nanoTime();
        flow.begin(facts);
        List<Double> mids = new ArrayList<>();
        flow.drain(told -> mids.add(told.midPx));

        assertThat(mids).containsExactly(midPx);
    }

    @Test
    void forgetsAMidPriceThatIsOldAndTakesNoneThatCameLater() {
        long now = System.nanoTime();
        String quote = "{\"u\":4,\"s\":\"BNBUSDT\",\"b\":\"25.35\",\"a\":\"25.37\"}";
        streams.received("binance", quote, now);
        OrderFacts facts = flow.facts();
        facts.exchange = "binance";
        facts.symbol = "BNBUSDT";
        for (long nanos : new long[] {now - 1, now + 5_000_000_001L}) {
            facts.midPx = Double.NaN;
            facts.timeNanos = nanos;
            ticks.stamp(facts);

            assertThat(facts.midPx).isNaN();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "binance | {\"e\":\"executionReport\",\"E\":1499405658658,\"s\":\"ETHBTC\",\"c\":\"a\",\"S\":\"BUY\",\"o\":\"LIMIT\","
                        + "\"q\":\"1.0\",\"p\":\"0.1\",\"C\":\"\",\"x\":\"NEW\",\"X\":\"NEW\",\"i\":4293153,\"l\":\"0\",\"z\":\"0\",\"t\":-1}"
                        + " | REPORT ETHBTC BUY LIMIT 0.1 1.0 a 4293153 NEW",
                "binance | {\"subscriptionId\":0,\"event\":{\"e\":\"executionReport\",\"s\":\"ETHBTC\",\"c\":\"a\",\"i\":5,\"X\":\"FILLED\"}}"
                        + " | REPORT ETHBTC null null null null a 5 FILLED",
                "binance | {\"e\":\"ORDER_TRADE_UPDATE\",\"T\":1,\"o\":{\"s\":\"BTCUSDT\",\"c\":\"z\",\"S\":\"SELL\",\"X\":\"CANCELED\",\"i\":88}}"
                        + " | REPORT BTCUSDT SELL null null null z 88 CANCELED",
                "kraken | {\"channel\":\"executions\",\"type\":\"update\",\"data\":[{\"order_id\":\"OK4\",\"cl_ord_id\":\"k\",\"symbol\":\"BTC/USD\","
                        + "\"order_status\":\"filled\",\"side\":\"buy\"}],\"sequence\":8}"
                        + " | REPORT BTC/USD buy null null null k OK4 filled",
                "bybit | {\"id\":\"5\",\"topic\":\"order\",\"creationTime\":1,\"data\":[{\"symbol\":\"ETHUSDT\",\"orderId\":\"o\",\"orderLinkId\":\"\","
                        + "\"side\":\"Buy\",\"orderStatus\":\"New\"}]} | REPORT ETHUSDT Buy null null null null o New",
                "okx | {\"arg\":{\"channel\":\"orders\",\"instType\":\"SPOT\"},\"data\":[{\"instId\":\"BTC-USDT\",\"ordId\":\"7\",\"clOrdId\":\"c\","
                        + "\"state\":\"live\",\"side\":\"buy\"}]} | REPORT BTC-USDT buy null null null c 7 live",
                "kucoin | {\"type\":\"message\",\"topic\":\"/spotMarket/tradeOrdersV2\",\"data\":{\"symbol\":\"KCS-USDT\",\"orderId\":\"5c\","
                        + "\"type\":\"filled\",\"side\":\"buy\"}} | REPORT KCS-USDT buy null null null null 5c filled",
                "coinbase | {\"channel\":\"user\",\"sequence_num\":0,\"events\":[{\"type\":\"update\",\"orders\":[{\"order_id\":\"x\","
                        + "\"client_order_id\":\"y\",\"product_id\":\"BTC-USD\",\"status\":\"OPEN\"}]}]}"
                        + " | REPORT BTC-USD null null null null y x OPEN",
                "alpaca | {\"stream\":\"trade_updates\",\"data\":{\"event\":\"fill\",\"order\":{\"id\":\"i\",\"client_order_id\":\"c\","
                        + "\"status\":\"filled\",\"symbol\":\"AAPL\"}}} | REPORT AAPL null null null null c i filled",
                "gemini | [{\"type\":\"booked\",\"order_id\":\"109\",\"symbol\":\"btcusd\",\"side\":\"buy\"}]"
                        + " | REPORT btcusd buy null null null null 109 booked",
                "bitstamp | {\"data\":{\"id\":3,\"order_id\":4,\"amount\":\"1\",\"price\":\"2\",\"side\":\"buy\"},\"channel\":\"private-my_trades_btcusd-9\","
                        + "\"event\":\"trade\"} | TRADE null buy null null null null 4 null",
                "bybit | {\"topic\":\"execution\",\"data\":[{\"symbol\":\"X\",\"orderId\":\"o\",\"execId\":\"e\",\"execQty\":\"1\"}]}"
                        + " | TRADE X null null null null null o null",
            })
    void tellsWhatAMessageSaysOfAnOrder(String venue, String json, String facts) {
        streams.received(venue, json.strip(), 5);
        streams.handled();
        streams.received(venue, CharBuffer.wrap(json.strip()), 5);
        streams.received(venue, ByteBuffer.wrap(json.strip().getBytes(StandardCharsets.UTF_8)), 5);

        String[] words = facts.strip().split(" ");
        String line = String.join(
                " ",
                words[0],
                "PLACE 0",
                venue.strip(),
                String.join(" ", List.of(words).subList(1, 8)),
                "at 5",
                words[8],
                "OK null");
        assertThat(VenueTrafficTest.told(flow)).containsExactly(line, line, line);
        assertThat(VenueTrafficTest.unread(measure)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "binance | {\"e\":\"trade\",\"E\":1672515782136,\"s\":\"BNBBTC\",\"t\":12345,\"p\":\"0.001\"}",
                "binance | {\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":1672515782136,\"s\":\"BNBBTC\",\"t\":12345}}",
                "binance | {\"e\":\"depthUpdate\",\"E\":1672515782136,\"s\":\"BNBBTC\",\"U\":157,\"u\":160,\"b\":[[\"1\",\"2\"]],\"a\":[]}",
                "binance | {\"u\":400900217,\"s\":\"BNBUSDT\",\"b\":\"25.3\",\"B\":\"31\",\"a\":\"25.4\",\"A\":\"40\"}",
                "kraken | {\"channel\":\"trade\",\"type\":\"update\",\"data\":[{\"symbol\":\"MATIC/USD\",\"trade_id\":1,\"timestamp\":\"2023-09-25T07:49:37.708706Z\"}]}",
                "bybit | {\"topic\":\"orderbook.50.BTCUSDT\",\"type\":\"delta\",\"ts\":1687940967466,\"data\":{\"s\":\"BTCUSDT\",\"b\":[],\"a\":[],\"u\":177400507}}",
                "bybit | {\"topic\":\"tickers.BTCUSDT\",\"ts\":1673272861686,\"data\":{\"symbol\":\"BTCUSDT\"}}",
                "okx | {\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"action\":\"update\",\"data\":[{\"asks\":[],\"bids\":[],\"ts\":\"1597026383085\",\"seqId\":2,\"prevSeqId\":1}]}",
                "kucoin | {\"topic\":\"/market/match:BTC-USDT\",\"data\":{\"symbol\":\"BTC-USDT\",\"time\":\"1545913818099033203\"}}",
                "bitstamp | {\"data\":{\"id\":1,\"microtimestamp\":\"1672515782136000\"},\"channel\":\"live_trades_btcusd\",\"event\":\"trade\"}",
                "alpaca | [{\"T\":\"t\",\"S\":\"AAPL\",\"i\":96921,\"t\":\"2021-02-22T15:51:44.208Z\"}]",
                "coinbase | {\"type\":\"match\",\"trade_id\":10,\"product_id\":\"BTC-USD\",\"time\":\"2014-11-07T08:19:27.028459Z\"}",
                "gemini | {\"type\":\"trade\",\"symbol\":\"BTCUSD\",\"timestamp\":1547759964056}",
            })
    void begetsTheTickThatAnOrderOfTheHandlerComesOf(String venue, String json) {
        streams.received(venue, json.strip(), 5);
        place();
        streams.handled();
        place();

        assertThat(links()).containsExactly(OrderFacts.CAUSAL + " 5", OrderFacts.NO_TICK + " 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "binance | {\"result\":null,\"id\":1}",
                "bitstamp | {\"event\":\"bts:subscription_succeeded\",\"channel\":\"live_trades_btcusd\",\"data\":{}}",
                "okx | {\"event\":\"subscribe\",\"arg\":{\"channel\":\"trades\",\"instId\":\"BTC-USDT\"}}",
                "kraken | {\"channel\":\"heartbeat\"}",
                "somewhere | {\"e\":\"trade\",\"s\":\"X\"}",
                "binance | pong",
            })
    void takesNothingElseForATick(String venue, String json) {
        streams.received(venue, json.strip(), 5);
        place();
        streams.handled();

        assertThat(links()).containsExactly(OrderFacts.NO_TICK + " 0");
    }

    @Test
    void matchesAReplyToTheRequestOfItsId() {
        streams.sending(
                "binance",
                "{\"id\":\"r-1\",\"method\":\"order.place\",\"params\":{\"symbol\":\"BTCUSDT\",\"side\":\"SELL\",\"type\":\"LIMIT\","
                        + "\"price\":\"2\",\"quantity\":\"1\",\"newClientOrderId\":\"c\",\"apiKey\":\"k\",\"signature\":\"s\"}}");
        streams.sending("binance", "{\"id\":\"r-2\",\"method\":\"order.cancel\",\"params\":{\"orderId\":9}}");
        assertThat(flow.openCall()).isZero();
        VenueTrafficTest.told(flow);

        streams.received("binance", "{\"id\":\"r-2\",\"status\":400,\"error\":{\"code\":-2011,\"msg\":\"x\"}}", 6);
        streams.received(
                "binance", "{\"id\":\"r-1\",\"status\":200,\"result\":{\"orderId\":12,\"status\":\"NEW\"}}", 7);
        streams.received("binance", "{\"id\":\"r-1\",\"status\":200,\"result\":{\"orderId\":13}}", 8);

        assertThat(VenueTrafficTest.told(flow))
                .containsExactly(
                        "END CANCEL 2 binance null null null null null null null at 6 null REFUSED -2011",
                        "END PLACE 1 binance BTCUSDT null null null null null 12 at 7 NEW OK null");
    }

    private void place() {
        OrderFacts facts = flow.facts();
        facts.kind = Orders.PLACE;
        flow.begin(facts);
        flow.leave();
    }

    private List<String> links() {
        List<String> links = new java.util.ArrayList<>();
        flow.drain(f -> links.add(f.tickLink + " " + f.tickNanos));
        return links;
    }
}
