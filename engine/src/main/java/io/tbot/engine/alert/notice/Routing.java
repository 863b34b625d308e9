package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Rule;
import io.tbot.engine.alert.model.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which routes an alert takes, and by which policy it is escalated. Threads: under the lock of {@link Notices}. */
final class Routing {
    /** What a rule's own escalation is called. */
    private static final String BY_RULE = "escalation_delay";

    private final Rulebook rulebook;
    private final Map<String, Route> own = new HashMap<>();
    private final Map<String, Long> delays = new HashMap<>();
    private final Set<String> channels = new HashSet<>();

    /** @param rules by id */
    Routing(Rulebook rulebook, Map<String, Rule> rules) {
        this.rulebook = rulebook;
        rulebook.routes().forEach(route -> channels.addAll(route.channels()));
        rulebook.escalations()
                .values()
                .forEach(policy -> policy.steps().forEach(step -> channels.addAll(step.channels())));
        rules.forEach((id, rule) -> {
            if (rule.escalateNanos() > 0) {
                delays.put(id, rule.escalateNanos() / 1_000_000);
            }
            if (!rule.channels().isEmpty()) {
                own.put(id, Route.to("rule " + id, rule.channels()));
                channels.addAll(rule.channels());
            }
        });
    }

    Rulebook rulebook() {
        return rulebook;
    }

    /** Whether anything is ever sent there. */
    boolean knows(String channel) {
        return channels.contains(channel);
    }

    /** The first that matches and, where that goes on, those after it; a rule's own channels past them all. */
    List<Route> of(Labels labels) {
        Route direct = own.get(labels.get("alertname"));
        if (direct != null) {
            return List.of(direct);
        }
        return matching(labels);
    }

    private List<Route> matching(Labels labels) {
        List<Route> routes = new ArrayList<>();
        for (Route route : rulebook.routes()) {
            if (route.matches(labels)) {
                routes.add(route);
                if (!route.goesOn()) {
                    break;
                }
            }
        }
        return routes;
    }

    /**
     * That of the first route that matches and names one, also where a rule has channels of its own; else the first for
     * its severity. Where the rule says when it is to be told again, that is a step, too.
     */
    @Nullable
    Escalation policyOf(Labels labels) {
        Escalation policy = byRoute(labels);
        if (policy == null) {
            Severity severity = Severity.of(labels.get("severity"));
            policy = severity == null ? null : rulebook.escalationOf(severity);
        }
        Long delay = delays.get(labels.get("alertname"));
        if (delay == null) {
            return policy;
        }
        Set<String> told = new LinkedHashSet<>();
        of(labels).forEach(route -> told.addAll(route.channels()));
        if (told.isEmpty()) {
            return policy;
        }
        Escalation.Step again = new Escalation.Step(delay, List.copyOf(told));
        return policy == null
                ? new Escalation(BY_RULE, List.of(again), 0, 1, Escalation.ACK_MILLIS)
                : policy.and(again);
    }

    private @Nullable Escalation byRoute(Labels labels) {
        for (Route route : matching(labels)) {
            Escalation policy = rulebook.escalations().get(route.escalation());
            if (policy != null) {
                return policy;
            }
        }
        return null;
    }
}
