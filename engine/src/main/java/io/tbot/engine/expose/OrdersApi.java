package io.tbot.engine.expose;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.expose.http.Handler;
import io.tbot.engine.expose.http.Request;
import io.tbot.engine.expose.http.Response;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.orders.Blotter;
import io.tbot.engine.orders.OrderBook;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/orders}: the orders that are open, oldest first, those that were done in the last minute, newest
 * first, and what each market adds up to. Query: {@code exchange}, {@code symbol}, {@code status} to filter the orders
 * by, {@code limit} for the length of each list (100; at most {@value #MAX_ORDERS}). Amounts are decimals in quotes.
 */
final class OrdersApi implements Handler {
    private static final int ORDERS = 100;
    private static final int MAX_ORDERS = 65_536;

    private final Blotter blotter;
    private final WallClock clock;

    OrdersApi(Blotter blotter, WallClock clock) {
        this.blotter = blotter;
        this.clock = clock;
    }

    @Override
    public Response handle(Request request) {
        int limit = limit(request.parameter("limit"));
        if (limit < 0) {
            return Json.problem(400, "limit is outside 0.." + MAX_ORDERS);
        }
        Predicate<OrderBook.Order> wanted = wanted(request);
        Answer answer = blotter.read(
                book -> new Answer(book.open(wanted, limit), book.done(wanted, limit), book.totals(), book.nowNanos()));
        JsonStringWriter json = JsonWriter.string().object();
        json.value("time", clock.epochNanos(answer.nowNanos) / 1e9);
        orders(json, "open", answer.open);
        orders(json, "done", answer.done);
        json.array("markets");
        for (OrderBook.Totals each : answer.markets) {
            market(json, each);
        }
        return Response.json(200, json.end().end().done());
    }

    private static int limit(@Nullable String asked) {
        if (asked == null) {
            return ORDERS;
        }
        try {
            int limit = Integer.parseInt(asked);
            return limit <= MAX_ORDERS ? limit : -1;
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    private static Predicate<OrderBook.Order> wanted(Request request) {
        String exchange = request.parameter("exchange");
        String symbol = request.parameter("symbol");
        String status = request.parameter("status");
        return order -> (exchange == null || exchange.equals(order.exchange()))
                && (symbol == null || symbol.equals(order.symbol()))
                && (status == null || status.equals(order.status()));
    }

    private void orders(JsonStringWriter json, String name, List<OrderBook.Order> orders) {
        json.array(name);
        for (OrderBook.Order order : orders) {
            json.object();
            text(json, "exchange", order.exchange());
            text(json, "symbol", order.symbol());
            text(json, "side", order.side());
            text(json, "order_type", order.type());
            text(json, "strategy", order.strategy());
            text(json, "client_id", order.clientId());
            text(json, "venue_id", order.venueId());
            text(json, "status", order.status());
            text(json, "reason", order.reason());
            text(json, "price", order.price());
            text(json, "qty", order.qty());
            text(json, "filled_qty", order.filledQty());
            text(json, "average_px", order.averagePx());
            json.value("trades", order.trades()).value("replaces", order.replaces());
            json.value("orphaned", order.orphaned());
            json.value("submitted", clock.epochNanos(order.submitNanos()) / 1e9);
            text(json, "tick_link", order.tickLink());
            if (order.tickLink() != null) {
                json.value("tick_age_seconds", (order.submitNanos() - order.tickNanos()) / 1e9);
            }
            span(json, "wire_seconds", order.submitNanos(), order.wireNanos());
            span(json, "ack_seconds", order.submitNanos(), order.ackNanos());
            span(json, "first_fill_seconds", order.submitNanos(), order.firstFillNanos());
            span(json, "done_seconds", order.submitNanos(), order.doneNanos());
            json.end();
        }
        json.end();
    }

    private static void text(JsonStringWriter json, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            json.value(name, value);
        }
    }

    private static void span(JsonStringWriter json, String name, long startNanos, long endNanos) {
        if (endNanos != 0) {
            json.value(name, (endNanos - startNanos) / 1e9);
        }
    }

    private static void market(JsonStringWriter json, OrderBook.Totals market) {
        json.object().value("exchange", market.exchange()).value("symbol", market.symbol());
        json.value("open", market.open()).value("oldest_age_seconds", market.oldestNanos() / 1e9);
        json.value("placed", market.placed()).value("cancels", market.cancels());
        json.value("replaces", market.replaces()).value("trades", market.trades());
        json.value("placed_qty", plain(market.placedQty()));
        json.value("filled_qty", plain(market.executedQty()));
        json.value("value", plain(market.value())).value("currency", market.quote());
        json.object("fees");
        market.fees().forEach((currency, fee) -> json.value(currency, plain(fee)));
        json.end().object("rebates");
        market.rebates().forEach((currency, rebate) -> json.value(currency, plain(rebate)));
        json.end().object("fill_percent");
        market.fillPercents().forEach(json::value);
        json.end().end();
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private record Answer(
            List<OrderBook.Order> open, List<OrderBook.Order> done, List<OrderBook.Totals> markets, long nowNanos) {}
}
