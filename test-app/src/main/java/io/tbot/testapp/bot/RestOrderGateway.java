package io.tbot.testapp.bot;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders by REST. */
public final class RestOrderGateway implements OrderGateway {
    private static final String ORDER = "/api/v3/order";
    private static final int SERVER_ERROR = 500;
    private static final int UNKNOWN_ORDER = -2013;

    private final RestClient client;

    RestOrderGateway(RestClient client) {
        this.client = client;
    }

    @Override
    public String placeOrder(OrderRequest request) throws IOException, OrderRejectedException {
        RestReply reply = client.post(ORDER, fields(request));
        if (reply.status() >= SERVER_ERROR) {
            throw new IOException("venue answered status " + reply.status());
        }
        JsonObject answer = parse(reply);
        if (!reply.isOk()) {
            throw new OrderRejectedException(reply.status(), answer.getString("msg", ""));
        }
        return Long.toString(answer.getLong("orderId"));
    }

    @Override
    public boolean cancelOrder(String clientId, String symbol) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("symbol", symbol);
        fields.put("origClientOrderId", clientId);
        return client.delete(ORDER, fields).isOk();
    }

    @Override
    public boolean replaceOrder(String clientId, String id, OrderRequest replacement) throws IOException {
        Map<String, String> fields = fields(replacement);
        fields.put("origClientOrderId", clientId);
        return client.put(ORDER, fields).isOk();
    }

    @Override
    public boolean canAsk() {
        return true;
    }

    @Override
    public @Nullable String orderStatus(String clientId, String symbol) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("symbol", symbol);
        fields.put("origClientOrderId", clientId);
        RestReply reply = client.get(ORDER, fields);
        JsonObject answer = parse(reply);
        if (!reply.isOk() && answer.getInt("code") != UNKNOWN_ORDER) {
            throw new IOException("venue answered status " + reply.status());
        }
        return answer.getString("status");
    }

    @Override
    public List<OpenOrder> openOrders() throws IOException {
        RestReply reply = client.get("/api/v3/openOrders", Map.of());
        if (!reply.isOk()) {
            throw new IOException("venue answered status " + reply.status());
        }
        try {
            return JsonParser.array().from(reply.body()).stream()
                    .map(order -> openOrder((JsonObject) order))
                    .toList();
        } catch (JsonParserException notJson) {
            throw new IOException("venue answered without JSON", notJson);
        }
    }

    private static OpenOrder openOrder(JsonObject order) {
        return new OpenOrder(
                order.getString("clientOrderId"), Long.toString(order.getLong("orderId")), order.getString("status"));
    }

    private static Map<String, String> fields(OrderRequest request) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("symbol", request.symbol());
        fields.put("side", request.side().name());
        fields.put("type", request.type().name());
        fields.put("quantity", request.quantity().toPlainString());
        if (request.type() == OrderType.LIMIT) {
            fields.put("price", request.price().toPlainString());
        }
        fields.put("newClientOrderId", request.clientId());
        fields.put("tickNanos", Long.toString(request.tickNanos()));
        return fields;
    }

    private static JsonObject parse(RestReply reply) throws IOException {
        try {
            return JsonParser.object().from(reply.body());
        } catch (JsonParserException notJson) {
            throw new IOException("venue answered status " + reply.status() + " without JSON", notJson);
        }
    }
}
