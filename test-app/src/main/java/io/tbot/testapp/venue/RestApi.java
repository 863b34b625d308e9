package io.tbot.testapp.venue;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the venue answers to each HTTP request.
 *
 * <p>Threads: those of the HTTP connections.
 */
final class RestApi {
    private static final String ORDER = "/api/v3/order";
    private static final int TOO_MANY_REQUESTS = -1003;
    private static final int UNKNOWN_REQUEST = -1000;

    private final OrderDesk desk;
    private final MatchingRules rules;
    private final RateLimits limits;
    private final VenueAdmin admin;
    private final Reports reports;
    private final AtomicLong lastRequest = new AtomicLong();

    RestApi(OrderDesk desk, Reports reports, MatchingRules rules, RateLimits limits, VenueAdmin admin) {
        this.desk = desk;
        this.rules = rules;
        this.limits = limits;
        this.reports = reports;
        this.admin = admin;
    }

    RestResponse answer(RestRequest request) {
        RestResponse response = route(request).withHeader("X-MBX-USED-WEIGHT-1M", String.valueOf(limits.useWeight(1)));
        String path = response.status() == 404 ? "(other)" : request.path(); // or a wild client fills the journal
        admin.journal().countRequest(request.method(), path, response.status());
        return response;
    }

    private RestResponse route(RestRequest request) {
        boolean isAdmin = request.path().startsWith(VenueAdmin.PATH);
        if (!isAdmin && rules.isRateLimited(lastRequest.incrementAndGet())) {
            return RestResponse.error(429, TOO_MANY_REQUESTS, "too many requests")
                    .withHeader("Retry-After", "1");
        }
        try {
            if (isAdmin) {
                return admin.answer(request);
            }
            return switch (request.method() + ' ' + request.path()) {
                case "POST " + ORDER -> place(request);
                case "DELETE " + ORDER -> cancel(request);
                case "GET " + ORDER -> RestResponse.ok(orderJson(desk.find(request.parameters()), JsonWriter.string()));
                case "GET /api/v3/openOrders" -> openOrders();
                case "GET /api/v3/time" -> time();
                default -> unknown(request);
            };
        } catch (Refusal refusal) {
            return RestResponse.error(400, refusal.code(), refusal.message());
        }
    }

    static RestResponse unknown(RestRequest request) {
        return RestResponse.error(
                404, UNKNOWN_REQUEST, "request '" + request.method() + ' ' + request.path() + "' is not known");
    }

    private RestResponse place(RestRequest request) {
        String id = request.parameters().getOrDefault("newClientOrderId", "");
        RestResponse response;
        try {
            Order order = desk.place(request.parameters(), reports);
            response = RestResponse.ok(acknowledgement(order)).then(() -> desk.report(order));
        } catch (Refusal refusal) {
            response = RestResponse.error(400, refusal.code(), refusal.message());
        }
        return response.withHeader("X-MBX-ORDER-COUNT-10S", String.valueOf(limits.useOrder()))
                .delayedBy(rules.responseDelayMillis(id));
    }

    private RestResponse cancel(RestRequest request) throws Refusal {
        Order order = desk.cancel(request.parameters());
        String body = JsonWriter.string()
                .object()
                .value("symbol", order.ticket().symbol())
                .value("orderId", order.orderId())
                .value("clientOrderId", order.clientOrderId())
                .value("status", Order.CANCELED)
                .end()
                .done();
        return RestResponse.ok(body)
                .delayedBy(rules.responseDelayMillis(order.clientOrderId()))
                .then(() -> desk.reportCancel(order));
    }

    private RestResponse openOrders() {
        StringBuilder all = new StringBuilder("[");
        for (Order order : desk.openOrders().all()) {
            all.append(all.length() > 1 ? "," : "").append(orderJson(order, JsonWriter.string()));
        }
        return RestResponse.ok(all.append(']').toString());
    }

    private static RestResponse time() {
        return RestResponse.ok(JsonWriter.string()
                .object()
                .value("serverTime", System.currentTimeMillis())
                .end()
                .done());
    }

    private static String acknowledgement(Order order) {
        return JsonWriter.string()
                .object()
                .value("symbol", order.ticket().symbol())
                .value("orderId", order.orderId())
                .value("clientOrderId", order.clientOrderId())
                .value("status", Order.NEW)
                .value("transactTime", System.currentTimeMillis())
                .value("executedQty", "0")
                .end()
                .done();
    }

    private static String orderJson(Order order, JsonStringWriter json) {
        OrderTicket ticket = order.ticket();
        return json.object()
                .value("symbol", ticket.symbol())
                .value("orderId", order.orderId())
                .value("clientOrderId", order.clientOrderId())
                .value("status", order.status())
                .value("side", ticket.side())
                .value("type", ticket.type())
                .value("price", ticket.price().toPlainString())
                .value("origQty", ticket.quantity().toPlainString())
                .value("executedQty", order.executed().toPlainString())
                .end()
                .done();
    }
}
