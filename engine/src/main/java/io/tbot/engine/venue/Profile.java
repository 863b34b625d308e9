package io.tbot.engine.venue;

import io.tbot.bootstrap.HotPath;
import io.tbot.engine.config.ProfileRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a venue's API. Immutable. */
final class Profile {
    /** Of a venue that nothing is known of. */
    static final Profile NONE = new Profile(
            new ProfileRule(null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));

    final Messages received;
    final Messages sent;
    private final Route[] routes;
    private final Set<String> ok;
    private final Set<String> limits;
    private final Set<String> unknown;

    Profile(ProfileRule rule) {
        List<String> codes = new ArrayList<>();
        for (String code : rule.codes()) {
            codes.add(code.startsWith("answer.") ? code.substring("answer.".length()) : code);
        }
        routes = new Route[rule.calls().size()];
        for (int i = 0; i < routes.length; i++) {
            routes[i] = new Route(rule.calls().get(i), codes);
        }
        received = new Messages(rule, false);
        sent = new Messages(rule, true);
        ok = Set.copyOf(rule.ok());
        limits = Set.copyOf(rule.limits());
        unknown = Set.copyOf(rule.unknown());
    }

    /** The route of a call; {@code null} where it means nothing here. */
    @HotPath
    @Nullable
    Route route(String method, String path) {
        for (Route route : routes) {
            if (route.matches(method, path)) {
                return route;
            }
        }
        return null;
    }

    boolean isError(String code) {
        return !ok.contains(code);
    }

    boolean isLimit(String code) {
        return limits.contains(code);
    }

    boolean isUnknown(String code) {
        return unknown.contains(code);
    }
}
