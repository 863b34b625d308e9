package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which routes an alert takes, and by which policy it is escalated. Threads: under the lock of {@link Notices}. */
final class Routing {
    private final Rulebook rulebook;
    private final Map<String, Route> own = new HashMap<>();
    private final Set<String> channels = new HashSet<>();

    /** @param rules by id */
    Routing(Rulebook rulebook, Map<String, Rule> rules) {
        this.rulebook = rulebook;
        rulebook.routes().forEach(route -> channels.addAll(route.channels()));
        rulebook.escalations()
                .values()
                .forEach(policy -> policy.steps().forEach(step -> channels.addAll(step.channels())));
        rules.forEach((id, rule) -> {
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

    @Nullable
    Escalation policyOf(Labels labels) {
        for (Route route : of(labels)) {
            Escalation policy = rulebook.escalations().get(route.escalation());
            if (policy != null) {
                return policy;
            }
        }
        return null;
    }
}
