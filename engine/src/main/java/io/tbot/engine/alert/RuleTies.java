package io.tbot.engine.alert;

import io.tbot.engine.alert.channel.ChannelSpec;
import io.tbot.engine.alert.notice.Calendars;
import io.tbot.engine.alert.rule.ParsedRule;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.config.Mistakes;
import io.tbot.engine.config.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What rules name in other sections: the calendar they look in, the channels they tell. The original's files name
 * channels by their type; a type that no channel has leaves such a rule to the routes.
 */
final class RuleTies {
    private final Map<String, ChannelSpec> channels;
    private final Calendars calendars;
    private final Mistakes found;

    RuleTies(Map<String, ChannelSpec> channels, Calendars calendars, Mistakes found) {
        this.channels = channels;
        this.calendars = calendars;
        this.found = found;
    }

    /** Those that are sound, with the names of channels. */
    List<ParsedRule> check(List<ParsedRule> rules) {
        List<ParsedRule> sound = new ArrayList<>();
        for (ParsedRule rule : rules) {
            String hours = rule.rule().hours();
            if (!hours.isEmpty() && !calendars.knows(hours)) {
                wrong(rule, "'hours': " + Nearest.unknown("calendar", hours, calendars.names()));
            } else {
                sound.add(rule.rule().channels().isEmpty() ? rule : rule.telling(channelsOf(rule)));
            }
        }
        return sound;
    }

    private List<String> channelsOf(ParsedRule rule) {
        Set<String> names = new LinkedHashSet<>();
        for (String wanted : rule.rule().channels()) {
            List<String> meant = named(channels.values(), wanted, rule.namesTypes());
            names.addAll(meant);
            if (meant.isEmpty() && !rule.namesTypes()) {
                wrong(rule, "'channels': " + Nearest.unknown("channel", wanted, channels.keySet()));
            }
        }
        return List.copyOf(names);
    }

    /** The channels of that name or, where those count too, of that type. */
    static List<String> named(Collection<ChannelSpec> channels, String wanted, boolean types) {
        List<String> names = new ArrayList<>();
        for (ChannelSpec channel : channels) {
            boolean ofType = types && !channel.onlyByName() && channel.type().equals(wanted);
            if (ofType || channel.name().equals(wanted)) {
                names.add(channel.name());
            }
        }
        return names;
    }

    private void wrong(ParsedRule rule, String problem) {
        found.add(new Mistake(
                rule.where(),
                Math.max(1, rule.rule().line()),
                1,
                "alert rule '" + rule.rule().id() + "': " + problem));
    }
}
