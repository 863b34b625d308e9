package io.tbot.engine.alert.channel;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import io.tbot.engine.alert.model.Alert;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * PagerDuty as its Events API v2 is described, told by our own dialect: a trigger opens an incident where none of its
 * key is open, and calls people; an acknowledgement or an end of one that it does not know is ignored.
 */
public final class ScriptedPagerDuty implements Channel {
    /** What becomes of one event. */
    public enum Fate {
        TAKEN,
        /** It arrives, and its answer does not. */
        TAKEN_UNHEARD,
        DOWN,
        REFUSED
    }

    /**
     * An event that arrived.
     *
     * @param value the alert's, by which a test knows it again
     */
    public record Event(String action, String key, double value, String notification) {
        @Override
        public String toString() {
            return action + " " + key;
        }
    }

    /** An incident that is open. */
    public record Incident(boolean acknowledged, Event trigger) {}

    public final List<Event> events = new ArrayList<>();
    public final Map<String, Incident> incidents = new TreeMap<>();
    /** The keys of those about which people were called. */
    public final List<String> calls = new ArrayList<>();

    public Function<Event, Fate> script = event -> Fate.TAKEN;
    private final PagerDuty dialect = new PagerDuty(Secret.of("key"), Secret.of("http://127.0.0.1"));

    /** The same for all that come. */
    public void is(Fate fate) {
        script = event -> fate;
    }

    public List<String> told() {
        return events.stream().map(Event::toString).toList();
    }

    @Override
    public Answer send(Message message, long nowMillis) {
        try {
            List<HttpCall> calls = dialect.calls(message, nowMillis);
            List<Alert> alerts = message.notification().alerts();
            for (int i = 0; i < calls.size(); i++) {
                HttpCall call = calls.get(i);
                if (message.isSettled(call.part())) {
                    continue;
                }
                if (!message.ask()) {
                    return Answer.more();
                }
                Answer answer = take(message, call, alerts.get(i));
                if (answer.kind() == Answer.Kind.RETRY) {
                    return answer;
                }
            }
            return message.settled();
        } catch (IOException | JsonParserException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private Answer take(Message message, HttpCall call, Alert alert) throws JsonParserException {
        JsonObject body = JsonParser.object().from(new String(call.body(), StandardCharsets.UTF_8));
        Event event = new Event(
                body.getString("event_action"),
                body.getString("dedup_key"),
                alert.value(),
                message.notification().id());
        Fate fate = script.apply(event);
        if (fate == Fate.TAKEN || fate == Fate.TAKEN_UNHEARD) {
            apply(event);
        }
        if (fate == Fate.REFUSED) {
            message.refused(call.part(), "status 400");
        } else if (fate == Fate.TAKEN) {
            message.taken(call.part());
        }
        return fate == Fate.DOWN || fate == Fate.TAKEN_UNHEARD ? Answer.retry("status 503") : Answer.done();
    }

    private void apply(Event event) {
        events.add(event);
        Incident open = incidents.get(event.key());
        switch (event.action()) {
            case "trigger" -> {
                if (open == null) {
                    incidents.put(event.key(), new Incident(false, event));
                    calls.add(event.key());
                }
            }
            case "acknowledge" -> {
                if (open != null) {
                    incidents.put(event.key(), new Incident(true, open.trigger()));
                }
            }
            default -> incidents.remove(event.key());
        }
    }

    @Override
    public boolean digests() {
        return dialect.digests();
    }

    @Override
    public boolean hearsAcknowledgements() {
        return dialect.hearsAcknowledgements();
    }
}
