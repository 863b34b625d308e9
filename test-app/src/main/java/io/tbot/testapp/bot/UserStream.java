package io.tbot.testapp.bot;

import com.grack.nanojson.JsonObject;
import java.math.BigDecimal;
import java.util.function.Consumer;

/**
 * The venue's reports on our orders.
 *
 * <p>Threads: the stream's own, which also runs the handler.
 */
public final class UserStream extends JsonStream {
    private final Consumer<Execution> executions;

    UserStream(Consumer<Execution> executions, GroundTruth truth) {
        super("user", truth);
        this.executions = executions;
    }

    @Override
    void onMessage(JsonObject message) {
        if (message.getString("e", "").equals("executionReport")) {
            executions.accept(execution(message));
        }
    }

    private static Execution execution(JsonObject message) {
        return new Execution(
                message.getString("c"),
                message.getLong("i"),
                message.getString("s"),
                message.getString("X"),
                decimal(message, "l"),
                decimal(message, "L"),
                decimal(message, "z"),
                message.getLong("t"));
    }

    private static BigDecimal decimal(JsonObject message, String key) {
        return new BigDecimal(message.getString(key, "0"));
    }
}
