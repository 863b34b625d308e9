package io.tbot.engine.venue;

import io.tbot.bootstrap.HotPath;
import io.tbot.engine.config.ExchangeRule;
import io.tbot.engine.config.ProfileRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The profile of a venue by its name: the bot's own before the built-in one. Made by an agent's thread right after the
 * start; by the bot's own where that meets a venue before.
 *
 * <p>Threads: any; two that meet a venue at once may both make its profile.
 */
final class Profiles {
    private static final int MAX_VENUES = 256;
    private final Map<String, ProfileRule> own = new HashMap<>();
    private final Map<String, Profile> known = new ConcurrentHashMap<>();

    Profiles(List<ExchangeRule> rules) {
        for (ExchangeRule rule : rules) {
            ProfileRule profile = rule.profile();
            if (profile != null) {
                own.putIfAbsent(rule.name(), profile);
            }
        }
    }

    /** Makes every profile there is, so that the bot's threads need not. */
    void prepare() {
        for (String venue : own.keySet()) {
            of(venue);
        }
        for (String venue : BuiltIn.VENUES) {
            of(venue);
        }
    }

    /** The venue's profile; {@code null} without one. */
    @HotPath
    @Nullable
    Profile of(String venue) {
        Profile profile = known.get(venue);
        if (profile == null) {
            profile = meet(venue);
        }
        return profile == Profile.NONE ? null : profile;
    }

    private Profile meet(String venue) {
        if (known.size() >= MAX_VENUES) {
            return Profile.NONE;
        }
        ProfileRule rule = own.get(venue);
        ProfileRule whole = rule == null ? ProfileText.read(BuiltIn.text(venue)) : completed(rule);
        Profile profile = whole == null ? Profile.NONE : new Profile(whole);
        known.put(venue, profile);
        return profile;
    }

    /** A rule on top of the built-in profile that it is like. */
    static ProfileRule completed(ProfileRule rule) {
        String like = rule.like();
        ProfileRule behind = like == null ? null : ProfileText.read(BuiltIn.text(like));
        if (behind == null) {
            return rule;
        }
        return new ProfileRule(
                null,
                joined(rule.calls(), behind.calls()),
                rule.codes().isEmpty() ? behind.codes() : rule.codes(),
                joined(rule.ok(), behind.ok()),
                joined(rule.limits(), behind.limits()),
                joined(rule.unknown(), behind.unknown()),
                joined(rule.wraps(), behind.wraps()),
                joined(rule.messages(), behind.messages()));
    }

    private static <T> List<T> joined(List<T> first, List<T> then) {
        List<T> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }
}
