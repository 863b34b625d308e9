package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the file says of whom to tell.
 *
 * @param routes the first that matches counts, and those after it where it goes on
 * @param escalations by name
 * @param acknowledging channels whose receivers want to hear that somebody has an alert
 */
public record Rulebook(
        List<Route> routes,
        Map<String, Escalation> escalations,
        List<Inhibition> inhibitions,
        Calendars calendars,
        Set<String> acknowledging) {
    /** Tells nobody. */
    public static final Rulebook EMPTY = new Rulebook(List.of(), Map.of(), List.of(), new Calendars(Map.of()));

    /** One of which nobody wants to hear who has an alert. */
    public Rulebook(
            List<Route> routes,
            Map<String, Escalation> escalations,
            List<Inhibition> inhibitions,
            Calendars calendars) {
        this(routes, escalations, inhibitions, calendars, Set.of());
    }

    /** This, and these channels want to hear who has an alert. */
    public Rulebook acknowledging(Set<String> channels) {
        return new Rulebook(routes, escalations, inhibitions, calendars, Set.copyOf(channels));
    }

    /** The first that is for alerts of that severity; {@code null} where none is. */
    public @Nullable Escalation escalationOf(Severity severity) {
        for (Escalation escalation : escalations.values()) {
            if (escalation.severities().contains(severity)) {
                return escalation;
            }
        }
        return null;
    }

    /** Whether a route names it. */
    public boolean names(Escalation escalation) {
        return routes.stream().anyMatch(route -> route.escalation().equals(escalation.name()));
    }

    /** This, and where none of its routes takes such an alert, one to all these channels. */
    public Rulebook reaching(Labels labels, List<String> channels) {
        for (Route route : routes) {
            if (route.matches(labels)) {
                return this;
            }
        }
        List<Route> more = new ArrayList<>(routes);
        more.add(Route.to("everybody", channels));
        return new Rulebook(List.copyOf(more), escalations, inhibitions, calendars, acknowledging);
    }
}
