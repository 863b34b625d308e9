package io.tbot.engine.alert;

import io.tbot.engine.alert.channel.ChannelSpec;
import io.tbot.engine.alert.channel.ChannelsReader;
import io.tbot.engine.alert.heartbeat.HeartbeatSettings;
import io.tbot.engine.alert.notice.Rulebook;
import io.tbot.engine.alert.notice.RulebookReader;
import io.tbot.engine.alert.notice.Silence;
import io.tbot.engine.alert.rule.Imports;
import io.tbot.engine.alert.rule.ParsedRule;
import io.tbot.engine.alert.rule.RulesFile;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.config.Mistakes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says of alerts.
 *
 * @param channels by name, in the order written
 * @param silences the file's own
 * @param heartbeat what tells others that the process lives
 * @param mistakes all of these sections; what has one falls out alone
 * @param warnings what is right and yet will not happen
 * @param isConfigured whether somebody wrote rules or channels, and so wants to rely on them
 */
public record AlertSettings(
        List<ParsedRule> rules,
        Map<String, ChannelSpec> channels,
        Rulebook rulebook,
        List<Silence> silences,
        HeartbeatSettings heartbeat,
        List<Mistake> mistakes,
        List<Mistake> warnings,
        boolean isConfigured) {
    /** Reads the sections that are about alerts. */
    public static AlertSettings of(AgentConfig config) {
        String file = file(config);
        Mistakes found = new Mistakes(file);
        Imports imports = new Imports();
        List<ParsedRule> rules =
                RulesFile.configured(config.section("rules"), file, found, new Beside(config), imports);
        return of(config, rules, imports, found);
    }

    /** The same without any rule, for whoever only tells: reading them takes more memory than all the rest. */
    public static AlertSettings withoutRules(AgentConfig config) {
        return of(config, List.of(), new Imports(), new Mistakes(file(config)));
    }

    private static String file(AgentConfig config) {
        return config.file() == null ? "" : config.file();
    }

    private static AlertSettings of(AgentConfig config, List<ParsedRule> rules, Imports imports, Mistakes found) {
        Map<String, ChannelSpec> channels = new ChannelsReader(found).read(config.section("channels"));
        Mistakes doubts = new Mistakes(file(config));
        OtherRecipients recipients = new OtherRecipients(channels);
        RulebookReader reader = new RulebookReader(config::section, channels.keySet(), recipients, found, doubts);
        Adoption adoption = Adoption.of(imports, channels, recipients, found::add, doubts::add);
        Rulebook rulebook = reader.read(adoption.escalations());
        rulebook = rulebook.acknowledging(acknowledging(channels));
        adoption.check(rulebook);
        List<Silence> silences = reader.silences();
        silences.addAll(adoption.silences());
        HeartbeatSettings heartbeat = HeartbeatSettings.of(config, found);
        rules = new RuleTies(channels, rulebook.calendars(), found).check(rules);
        return new AlertSettings(
                rules,
                recipients.all(),
                rulebook,
                silences,
                heartbeat,
                found.toList(),
                doubts.toList(),
                config.section("rules") != null || config.section("channels") != null);
    }

    /** Those whose receivers use it, and those that such a one stands in for. */
    private static Set<String> acknowledging(Map<String, ChannelSpec> channels) {
        Set<String> names = new HashSet<>();
        for (ChannelSpec spec : channels.values()) {
            ChannelSpec one = spec;
            for (int i = 0; i < channels.size() && one != null; i++) {
                if (one.channel().hearsAcknowledgements()) {
                    names.add(spec.name());
                }
                one = channels.get(one.fallback());
            }
        }
        return names;
    }

    /** Files beside the configuration. */
    private record Beside(AgentConfig config) implements RulesFile.Files {
        @Override
        public @Nullable String text(String name, Mistakes found) {
            return config.textBeside(name, found);
        }

        @Override
        public long writtenMillis(String name) {
            return config.writtenMillisBeside(name);
        }
    }
}
