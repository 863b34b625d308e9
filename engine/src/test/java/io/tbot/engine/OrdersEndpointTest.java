package io.tbot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.engine.config.Options;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the facade that advice calls to the endpoint, over a socket. */
@ExtendWith(FreshThread.class)
class OrdersEndpointTest {
    @Test
    void showsAnOrderThatWasToldThroughTheFacade() throws Exception {
        String url = start();

        OrderFacts placing = Orders.facts();
        placing.clientId = "c1";
        placing.qty = "2";
        placing.price = "100";
        int token = Orders.enter(Orders.PLACE, Orders.begin(), "kraken", "BTC/USD", "limit", "buy");
        Orders.facts().venueId = "v1";
        Orders.exit(token, Orders.PLACE, System.nanoTime(), false, null);
        OrderFacts report = Orders.facts();
        report.step = OrderFacts.REPORT;
        report.timeNanos = System.nanoTime();
        report.exchange = "kraken";
        report.venueId = "v1";
        report.execId = "e1";
        report.status = "filled";
        report.lastQty = "2";
        report.lastPx = "99.5";
        report.cumQty = "2";
        Orders.tell(report);

        JsonObject all = JsonParser.object().from(get(url + "api/v1/orders?exchange=kraken&status=filled"));
        JsonObject order = all.getArray("done").getObject(0);
        assertThat(order.getString("client_id")
                        + ' '
                        + order.getString("venue_id")
                        + ' '
                        + order.getString("filled_qty")
                        + '@'
                        + order.getString("average_px"))
                .isEqualTo("c1 v1 2@99.5");
        assertThat(all.getArray("markets").getObject(0).getString("value")).isEqualTo("199");
        assertThat(get(url + "metrics"))
                .contains(
                        "tbot_orders_open{exchange=\"kraken\",symbol=\"BTC/USD\",} 0.0\n",
                        "tbot_trades_value_total{exchange=\"kraken\",symbol=\"BTC/USD\",currency=\"USD\",} 199.0\n",
                        "tbot_order_price_improvement_bps_bucket{exchange=\"kraken\",symbol=\"BTC/USD\","
                                + "order_type=\"limit\",against=\"limit\",le=\"50.0\",} 1.0\n",
                        "tbot_order_price_improvement_bps_sum{exchange=\"kraken\",symbol=\"BTC/USD\","
                                + "order_type=\"limit\",against=\"limit\",} 50.0\n",
                        "tbot_order_ack_seconds_count{exchange=\"kraken\",symbol=\"BTC/USD\",order_type=\"limit\",} 1.0\n");
        assertThat(get(url + "api/v1/orders?status=open")).contains("\"open\":[],\"done\":[]");
    }

    private static String start() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "orders-endpoint"));
        Path portFile = folder.resolve("port");
        Properties properties = new Properties();
        properties.setProperty("tbot.port", "0");
        properties.setProperty("tbot.port.file", portFile.toString());
        properties.setProperty("tbot.state.dir", folder.resolve("state").toString());
        Engine engine = Objects.requireNonNull(Engine.start(new Options(null, Map.of(), properties)));
        engine.open(new IdleHost());
        return Files.readString(portFile).strip();
    }

    private static String get(String url) throws IOException {
        try (var body = URI.create(url).toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
