package io.tbot.testapp.bot;

import com.grack.nanojson.JsonObject;
import java.math.BigDecimal;

/**
 * The venue's reports on our orders.
 *
 * <p>Threads: the stream's own, which also runs the handler.
 */
public final class UserStream extends JsonStream {
    private final ExecutionHandler handler;
    private final GroundTruth truth;

    UserStream(ExecutionHandler handler, GroundTruth truth) {
        super("user", truth);
        this.handler = handler;
        this.truth = truth;
    }

    @Override
    void onMessage(JsonObject message) {
        if (!message.getString("e", "").equals("executionReport")) {
            return;
        }
        Execution execution = execution(message);
        long startNanos = System.nanoTime();
        handler.onExecution(execution);
        truth.executed(execution, System.nanoTime() - startNanos);
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
