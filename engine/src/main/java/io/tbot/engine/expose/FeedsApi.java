package io.tbot.engine.expose;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.engine.expose.http.Handler;
import io.tbot.engine.expose.http.Request;
import io.tbot.engine.expose.http.Response;
import io.tbot.engine.feed.FeedState;
import io.tbot.engine.feed.Feeds;

/**
 * {@code /api/v1/feeds}: every feed of market data, how often it ticks, how long it has been silent and after how long
 * that is unusual, and what its numbers miss. Query: {@code exchange}, {@code symbol}. Seconds throughout; what is not
 * known is left out.
 */
final class FeedsApi implements Handler {
    private final Feeds feeds;

    FeedsApi(Feeds feeds) {
        this.feeds = feeds;
    }

    @Override
    public Response handle(Request request) {
        JsonStringWriter json = JsonWriter.string().object().array("feeds");
        for (FeedState feed : feeds.states(System.nanoTime())) {
            if (isAsked(request, "exchange", feed.exchange()) && isAsked(request, "symbol", feed.symbol())) {
                write(json, feed);
            }
        }
        return Response.json(200, json.end().end().done());
    }

    private static boolean isAsked(Request request, String name, String value) {
        String asked = request.parameter(name);
        return asked == null || asked.equals(value);
    }

    private static void write(JsonStringWriter json, FeedState feed) {
        json.object().value("exchange", feed.exchange()).value("symbol", feed.symbol());
        json.value("data_type", feed.dataType()).value("asked_for", !feed.pushed());
        json.value("ticks", feed.ticks()).value("silent_seconds", feed.silentNanos() / 1e9);
        if (!Double.isNaN(feed.perSecond())) {
            json.value("per_second", feed.perSecond());
        }
        if (feed.last() != OrderFacts.NONE) {
            json.value("last_sequence", feed.last()).value("gaps", feed.gaps()).value("missed", feed.missed());
            json.value("duplicates", feed.duplicates()).value("out_of_order", feed.outOfOrder());
        }
        if (!Double.isNaN(feed.stale())) {
            json.value("stale_after_seconds", feed.thresholdNanos() / 1e9).value("stale", feed.stale() > 0);
        }
        json.end();
    }
}
