package io.tbot.testapp.venue;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the venue answers to each HTTP request.
 *
 * <p>Threads: those of the HTTP connections.
 */
final class RestApi {
    private static final String ORDER = "/api/v3/order";
    private static final String PLACE = "POST " + ORDER;
    private static final int LATE_MILLIS = 250;
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
        boolean isAdmin = VenueAdmin.isMeant(request);
        RestResponse response = withAllowance(isAdmin ? administer(request) : route(request), !isAdmin);
        String path = response.status() == 404 ? "(other)" : request.path(); // or a wild client fills the journal
        if (!response.isLost()) {
            admin.journal().countRequest(request.method(), path, response.status());
        }
        return response;
    }

    private RestResponse administer(RestRequest request) {
        try {
            return admin.answer(request);
        } catch (Refusal refusal) {
            return RestResponse.error(400, refusal.code(), refusal.message());
        }
    }

    private RestResponse route(RestRequest request) {
        String asked = request.method() + ' ' + request.path();
        if (rules.isRateLimited(lastRequest.incrementAndGet())) {
            return turnAway(request, asked);
        }
        try {
            return switch (asked) {
                case PLACE -> place(request);
                case "DELETE " + ORDER -> cancel(request);
                case "PUT " + ORDER -> replace(request);
                case "GET " + ORDER -> find(request);
                case "GET /api/v3/openOrders" -> openOrders();
                case "GET /api/v3/time" -> time();
                default -> unknown(request);
            };
        } catch (Refusal refusal) {
            return RestResponse.error(400, refusal.code(), refusal.message());
        }
    }

    private RestResponse turnAway(RestRequest request, String asked) {
        admin.journal().count("turned_away", reports.way());
        if (asked.equals(PLACE)) {
            desk.turnAway(request.parameters(), reports);
        }
        return RestResponse.error(429, TOO_MANY_REQUESTS, "too many requests").withHeader("Retry-After", "1");
    }

    /** Says what is left of the allowance; the last that a client was told is noted. */
    private RestResponse withAllowance(RestResponse response, boolean isNoted) {
        int used = limits.useWeight(1);
        String[][] headers = {
            {"X-MBX-USED-WEIGHT-1M", String.valueOf(used)},
            {"X-RateLimit-Limit", String.valueOf(RateLimits.MAX_WEIGHT)},
            {"X-RateLimit-Remaining", String.valueOf(Math.max(0, RateLimits.MAX_WEIGHT - used))},
            {"X-RateLimit-Reset", String.valueOf(limits.resetEpochSeconds())},
        };
        RestResponse whole = response;
        for (String[] header : headers) {
            whole = whole.withHeader(header[0], header[1]);
            if (isNoted && !response.isLost()) {
                admin.journal().noteAllowance(header[0], header[1]);
            }
        }
        return whole;
    }

    static RestResponse unknown(RestRequest request) {
        return RestResponse.error(
                404, UNKNOWN_REQUEST, "request '" + request.method() + ' ' + request.path() + "' is not known");
    }

    private RestResponse place(RestRequest request) throws Refusal {
        Map<String, String> form = request.parameters();
        String id = form.getOrDefault("newClientOrderId", "");
        RestResponse response;
        try {
            response = rules.breaksDown(id) ? breakDown(form, id) : take(form);
        } catch (Refusal refusal) {
            response = RestResponse.error(400, refusal.code(), refusal.message());
        }
        return response.withHeader("X-MBX-ORDER-COUNT-10S", String.valueOf(limits.useOrder()))
                .delayedBy(rules.responseDelayMillis(id));
    }

    private RestResponse take(Map<String, String> form) throws Refusal {
        Order order = desk.place(form, reports);
        desk.lose(order);
        boolean isLost = order.loss() != MatchingRules.Loss.NOTHING;
        return RestResponse.ok(acknowledgement(order))
                .onLeaving(() -> order.trail().answered())
                .lostIf(isLost)
                .then(() -> report(order, isLost));
    }

    /** A venue in trouble is late: its client has given the answer up before it hears of the order. */
    private void report(Order order, boolean isLate) throws InterruptedException {
        if (isLate) {
            Thread.sleep(LATE_MILLIS);
        }
        desk.report(order);
    }

    /** An answer that says nothing of the order. */
    private RestResponse breakDown(Map<String, String> form, String id) throws Refusal {
        admin.journal().count("server_errors", reports.way());
        RestResponse response = RestResponse.error(503, UNKNOWN_REQUEST, "service unavailable");
        if (rules.breaksDownTooLate(id)) {
            Order order = desk.place(form, reports);
            order.trail().lost("5xx, taken");
            return response.then(() -> report(order, true));
        }
        desk.drop(form, reports);
        return response;
    }

    private RestResponse cancel(RestRequest request) throws Refusal {
        Order order = desk.cancel(request.parameters());
        return RestResponse.ok(change(order, order.clientOrderId(), Order.CANCELED))
                .delayedBy(rules.responseDelayMillis(order.clientOrderId()))
                .then(() -> desk.reportCancel(order));
    }

    private RestResponse replace(RestRequest request) throws Refusal {
        Order order = desk.replace(request.parameters(), reports);
        return RestResponse.ok(change(order, order.originalId(), Order.NEW))
                .delayedBy(rules.responseDelayMillis(order.clientOrderId()))
                .then(() -> desk.reportReplace(order));
    }

    private RestResponse find(RestRequest request) throws Refusal {
        Order order = desk.find(request.parameters());
        order.trail().told(order.status(), OrderTrail.QUESTION);
        return RestResponse.ok(orderJson(order, JsonWriter.string()));
    }

    private static String change(Order order, String originalId, String status) {
        return JsonWriter.string()
                .object()
                .value("symbol", order.ticket().symbol())
                .value("orderId", order.orderId())
                .value("clientOrderId", order.clientOrderId())
                .value("origClientOrderId", originalId)
                .value("status", status)
                .end()
                .done();
    }

    private RestResponse openOrders() {
        StringBuilder all = new StringBuilder("[");
        for (Order order : desk.openOrders().all()) {
            order.trail().told(order.status(), OrderTrail.ANSWER);
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
