package io.tbot.engine.alert.channel;

import io.tbot.engine.alert.model.Alert;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Two who read messages in the order in which they come; each may be put off while the other has one. */
public final class ScriptedReaders implements Channel {
    /** What one of them read of an alert. */
    public record Read(Alert alert, String notification) {}

    public final Map<String, List<Read>> read = new LinkedHashMap<>();
    public BooleanSupplier takes = () -> true;

    public ScriptedReaders() {
        read.put("first@example.net", new ArrayList<>());
        read.put("second@example.net", new ArrayList<>());
    }

    @Override
    public Answer send(Message message, long nowMillis) {
        boolean all = true;
        for (Map.Entry<String, List<Read>> reader : read.entrySet()) {
            if (message.isSettled(reader.getKey())) {
                continue;
            }
            boolean taken = takes.getAsBoolean();
            if (taken) {
                message.taken(reader.getKey());
                String id = message.notification().id();
                message.notification()
                        .alerts()
                        .forEach(alert -> reader.getValue().add(new Read(alert, id)));
            }
            all &= taken;
        }
        return all ? message.settled() : Answer.retry("put off with 450");
    }
}
