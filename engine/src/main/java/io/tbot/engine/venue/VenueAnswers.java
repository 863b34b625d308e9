package io.tbot.engine.venue;

import io.tbot.bootstrap.HotPath;
import io.tbot.engine.orders.AnswerTexts;
import org.jspecify.annotations.Nullable;

/**
 * Order facts from the texts that a library of a venue hands to the bot. Threads: any of the bot's; nobody waits. What
 * the call allocates is its state, under 256 bytes, and the values it tells.
 */
public final class VenueAnswers extends AnswerTexts {
    private final VenueTraffic traffic;

    public VenueAnswers(VenueTraffic traffic) {
        this.traffic = traffic;
    }

    @Override
    @HotPath
    public void read(String exchange, String venue, String method, String path, @Nullable Object symbol, String text) {
        Profile profile = traffic.profiles().of(venue);
        Route route = profile == null ? null : profile.route(method, path);
        if (profile != null && route != null) {
            traffic.readAnswer(profile, route, exchange, symbol, text);
        }
    }
}
