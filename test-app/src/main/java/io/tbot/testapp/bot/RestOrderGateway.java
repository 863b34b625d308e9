package io.tbot.testapp.bot;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Orders by REST. */
public final class RestOrderGateway implements OrderGateway {
    private static final String ORDER = "/api/v3/order";

    private final RestClient client;

    RestOrderGateway(RestClient client) {
        this.client = client;
    }

    @Override
    public String placeOrder(OrderRequest request) throws IOException, OrderRejectedException {
        RestReply reply = client.post(ORDER, fields(request));
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
