package io.tbot.engine.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.FreshThread;
import io.tbot.engine.HostileTexts;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.tick.Ticks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sound messages of every venue whose channel, stream, topic, event or symbol may be anything. */
@ExtendWith(FreshThread.class)
class HostileChannelsTest {
    private static final int MESSAGES = 100_000;
    private static final long SEED = 20_261_126;
    private static final String[] GOOD = {
        "btcusdt@depth", "trade", "executions", "orderbook.50.BTCUSDT", "/market/ticker:BTC-USDT", "live_trades_btcusd"
    };

    private final Measure measure = new Measure(Caps.standard());
    private final Families families = new Families();
    private final OrderFlow flow = new OrderFlow(new Ticks());
    private final VenueTraffic traffic = new VenueTraffic(measure, families, List.of(), flow);
    private final Feeds feeds = new Feeds(new Ticks(), measure, families, new WallClock());
    private final VenueStreams streams = new VenueStreams(traffic, flow, feeds);
    private final HostileTexts texts = new HostileTexts(SEED);

    @Test
    void throwsNothingStaysBoundedAndCountsWhatItCannotRead() {
        long half = 0;
        for (int i = 0; i < MESSAGES; i++) {
            String text = message();
            String venue = BuiltIn.NAMES.get(texts.number(BuiltIn.NAMES.size()));
            try {
                streams.received(venue, text, i + 1L);
                streams.handled();
                streams.sending(venue, text);
            } catch (RuntimeException | Error thrown) {
                throw new AssertionError("seed " + SEED + ", message " + i + ": " + text, thrown);
            }
            flow.drain(told -> assertThat(String.valueOf(told.symbol)).hasSizeLessThanOrEqualTo(128));
            if (i % 1000 == 0) {
                feeds.endSecond(i * 1_000_000L);
            }
            half = i == MESSAGES / 2 ? measure.footprintBytes() : half;
        }

        assertThat(measure.footprintBytes() - half).isLessThan(2_000_000);
        assertThat(measure.faults()).isZero();
        assertThat(feeds.states(System.nanoTime()))
                .hasSizeLessThanOrEqualTo(4096)
                .hasSizeGreaterThan(100);
        assertThat(VenueTrafficTest.unread(measure).toString()).contains("value_too_long");
    }

    private String message() {
        String channel = quoted(GOOD[texts.number(GOOD.length)]);
        String symbol = quoted("BTCUSDT");
        return switch (texts.number(6)) {
            case 0 -> "{\"stream\":" + channel + ",\"data\":{\"e\":\"trade\",\"s\":" + symbol + ",\"t\":1}}";
            case 1 -> "{\"e\":" + channel + ",\"E\":1672515782136,\"s\":" + symbol + ",\"U\":157,\"u\":160}";
            case 2 -> "{\"channel\":" + channel + ",\"data\":[{\"symbol\":" + symbol + "}]}";
            case 3 -> "{\"topic\":" + channel + ",\"ts\":1687940967466,\"data\":{\"s\":" + symbol + ",\"u\":1}}";
            case 4 -> "{\"arg\":{\"channel\":" + channel + ",\"instId\":" + symbol + "},\"data\":[{\"ts\":\"1\"}]}";
            default -> "[{\"T\":" + channel + ",\"S\":" + symbol + "}]";
        };
    }

    /** As JSON wants it, so that it is read to its end. */
    private String quoted(String good) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : texts.next(good).toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < 32) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
