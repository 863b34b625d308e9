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

    /** Of the calls that it does not name; {@code null} where no code of theirs matters. */
    final @Nullable Route unnamed;

    private final Route[] routes;
    private final Set<String> ok;
    private final String[] limits;
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
        limits = rule.limits().toArray(new String[0]);
        unnamed = limits.length == 0 || codes.isEmpty() ? null : Route.unnamed(codes);
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

    /**
     * The name of a limit that a code says was passed; {@code null} where it says something else. A name that ends with
     * a star stands for every code that begins so, of which the rest may be a time.
     */
    @Nullable
    String limitOf(String code) {
        for (String limit : limits) {
            int last = limit.length() - 1;
            boolean beginning = last > 0 && limit.charAt(last) == '*';
            if (beginning ? code.regionMatches(0, limit, 0, last) : code.equals(limit)) {
                return beginning ? limit.substring(0, last) : limit;
            }
        }
        return null;
    }

    boolean isUnknown(String code) {
        return unknown.contains(code);
    }
}
