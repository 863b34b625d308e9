package io.tbot.engine.alert.notice;

import java.util.List;
import java.util.Map;

/**
 * What the file says of whom to tell.
 *
 * @param routes the first that matches counts, and those after it where it goes on
 * @param escalations by name
 */
public record Rulebook(
        List<Route> routes, Map<String, Escalation> escalations, List<Inhibition> inhibitions, Calendars calendars) {
    /** Tells nobody. */
    public static final Rulebook EMPTY = new Rulebook(List.of(), Map.of(), List.of(), new Calendars(Map.of()));
}
