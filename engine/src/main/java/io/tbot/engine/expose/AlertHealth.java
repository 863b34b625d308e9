package io.tbot.engine.expose;

import com.grack.nanojson.JsonStringWriter;
import io.tbot.engine.alert.AlertClock;
import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.alert.deliver.ChannelStatus;
import io.tbot.engine.alert.rule.CompiledRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the alert engine itself is. Threads: any; it waits for nothing that stands still. */
final class AlertHealth implements HealthApi.Part {
    /** A look each second; so many missed are no pause of the collector any more. */
    private static final long LATE_NANOS = 10_000_000_000L;

    private final Supplier<@Nullable AlertEngine> alerts;

    AlertHealth(Supplier<@Nullable AlertEngine> alerts) {
        this.alerts = alerts;
    }

    @Override
    public Map<String, String> troubles() {
        AlertEngine engine = alerts.get();
        Map<String, String> troubles = new LinkedHashMap<>();
        if (engine == null) {
            return troubles; // not begun yet is no trouble: the bot itself has just begun
        }
        long lateNanos = AlertClock.now().nanos() - engine.looked().nanos();
        if (lateNanos > LATE_NANOS) {
            troubles.put("alerts", "the rules were looked at last " + lateNanos / 1_000_000_000 + " s ago");
            return troubles; // whatever holds it up would hold this up
        }
        put(troubles, "alert_storage", engine.storageTrouble());
        put(troubles, "delivery_log", engine.numbers().decisionsTrouble());
        int mistakes = engine.mistakes().size();
        put(troubles, "alert_rules", mistakes == 0 ? "" : mistakes + " mistakes, see /api/v1/rules");
        long resting =
                engine.rules().stream().filter(CompiledRule::isQuarantined).count();
        put(troubles, "alert_evaluation", resting == 0 ? "" : resting + " rules rest because they failed");
        for (ChannelStatus channel : engine.outbox().status()) {
            if (channel.breaker() != 0) {
                put(troubles, "channel " + channel.name(), "does not take messages, " + channel.queued() + " wait");
            }
        }
        long dead = engine.outbox().criticalDead();
        put(troubles, "deliveries", dead == 0 ? "" : dead + " critical notifications could not be delivered");
        long refused = engine.book().refused();
        put(troubles, "alert_book", refused == 0 ? "" : refused + " alerts were refused because there are too many");
        return troubles;
    }

    private static void put(Map<String, String> troubles, String part, String text) {
        if (!text.isEmpty()) {
            troubles.put(part, text);
        }
    }

    @Override
    public void write(JsonStringWriter json) {
        AlertEngine engine = alerts.get();
        json.object("alerts").value("running", engine != null);
        if (engine != null) {
            long lateNanos = AlertClock.now().nanos() - engine.looked().nanos();
            json.value("looked_seconds_ago", Math.round(lateNanos / 1e6) / 1e3);
            if (lateNanos <= LATE_NANOS) {
                write(engine, json);
            }
        }
        json.end();
    }

    private static void write(AlertEngine engine, JsonStringWriter json) {
        json.value("rules", engine.rules().size())
                .value("firing", engine.book().firing().size())
                .value("queued", engine.outbox().size())
                .value("dead_letters", engine.outbox().deadLetters().size())
                .value("stored_bytes", engine.numbers().storedBytes())
                .object("channels");
        for (ChannelStatus channel : engine.outbox().status()) {
            json.value(channel.name(), channel.breakerWord());
        }
        json.end();
    }
}
