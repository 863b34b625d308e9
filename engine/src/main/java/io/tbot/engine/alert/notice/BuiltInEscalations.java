package io.tbot.engine.alert.notice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Escalations that a route may name without anybody having written them: {@code critical} after 5, 15 and 30 minutes,
 * {@code high} after 15 minutes and an hour. They call every channel that the route does not tell already; where it
 * tells all there are, those again.
 */
final class BuiltInEscalations {
    private static final Map<String, long[]> AFTER_MINUTES =
            Map.of("critical", new long[] {5, 15, 30}, "high", new long[] {15, 60});

    private final Collection<String> channels;
    private final Map<String, Escalation> named = new LinkedHashMap<>();

    /** @param channels that there are */
    BuiltInEscalations(Collection<String> channels) {
        this.channels = channels;
    }

    static boolean has(String name) {
        return AFTER_MINUTES.containsKey(name);
    }

    /** The name of that escalation for a route to these channels; routes that differ in them have their own. */
    String of(String name, List<String> told, String route) {
        List<String> to = new ArrayList<>(channels);
        to.removeAll(told);
        List<Escalation.Step> steps = new ArrayList<>();
        for (long minutes : AFTER_MINUTES.getOrDefault(name, new long[0])) {
            steps.add(new Escalation.Step(minutes * 60_000, List.copyOf(to.isEmpty() ? told : to)));
        }
        Escalation known = named.get(name);
        boolean isOther = known != null && !known.steps().equals(steps);
        String unique = isOther ? name + " of " + route : name;
        named.put(unique, new Escalation(unique, List.copyOf(steps), 0, steps.size(), Escalation.ACK_MILLIS));
        return unique;
    }

    /** Those that routes have named. */
    Map<String, Escalation> all() {
        return named;
    }
}
