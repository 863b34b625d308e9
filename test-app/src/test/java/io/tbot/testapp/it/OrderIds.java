package io.tbot.testapp.it;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Orders by client id, each with the venue's id and its state: as the venue has them, and as the agent shows them. */
final class OrderIds {
    private OrderIds() {}

    /** The venue's lines {@code order CLIENT VENUE STATE}, {@code -} standing for an id that there is none of. */
    static Map<String, String> told(String out) {
        Map<String, String> told = new TreeMap<>();
        out.lines().filter(line -> line.startsWith("order ")).forEach(line -> {
            String[] parts = line.split(" ", 3);
            told.put(parts[1], parts[2]);
        });
        return told;
    }

    /** The same from {@code /api/v1/orders}; an order without a client id goes by {@code -}. */
    static Map<String, String> shown(String address, String exchange) throws Exception {
        Map<String, String> shown = new TreeMap<>();
        Scrape answer = Scrape.of(address, "/api/v1/orders?limit=1000&exchange=" + exchange);
        JsonObject all = JsonParser.object().from(answer.body());
        for (String list : List.of("open", "done")) {
            for (Object each : all.getArray(list)) {
                JsonObject order = (JsonObject) each;
                shown.put(
                        order.getString("client_id", "-"),
                        order.getString("venue_id", "-") + " " + order.getString("status"));
            }
        }
        return shown;
    }
}
