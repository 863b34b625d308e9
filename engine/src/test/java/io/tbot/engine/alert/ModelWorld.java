package io.tbot.engine.alert;

import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rules, routes and their edits among which random sequences move; read by the engine from YAML, stated here for
 * the model.
 */
final class ModelWorld {
    static final List<String> EXCHANGES = List.of("kraken", "bybit");
    static final List<String> RULES = List.of("down", "slow", "calm", "mute");

    private static final String BASE = """
            channels:
              pager: {type: file, path: /nowhere}
              desk: {type: file, path: /nowhere}
              late: {type: file, path: /nowhere}
              boss: {type: file, path: /nowhere}
            escalations: {esc: {steps: [{after: 15s, to: [boss]}, {after: 40s, to: [boss]}], repeat_last: 20s, max: 4}}
            inhibit: [{source: {rule: down}, target: {rule: slow}, equal: [exchange]}]
            routes:
              - {match: {severity: critical}, to: [pager], continue: CONTINUE, group_interval: 10s, repeat: 60s, escalation: esc}
              - {to: [DESK], group_by: [rule], group_wait: 3s, group_interval: 10s, repeat: 120s}
            rules:
              defaults: false
              list:
            """;

    private static final ModelRule DOWN = new ModelRule("down", "critical", 5, 0, 0, "keep");
    private static final ModelRule SLOW = new ModelRule("slow", "high", 5, 3_000, 2_000, "keep");
    private static final ModelRule CALM = new ModelRule("calm", "high", 5, 2_000, 0, "ok");
    private static final ModelRule MUTE = new ModelRule("mute", "medium", 5, 0, 4_000, "alert");

    static final List<ModelWorld> EDITS = List.of(
            new ModelWorld(List.of(DOWN, SLOW, CALM, MUTE), true, "desk"),
            new ModelWorld(List.of(DOWN, SLOW.with("critical"), CALM, MUTE), true, "desk"),
            new ModelWorld(List.of(DOWN, SLOW, CALM.above(6), MUTE), true, "desk"),
            new ModelWorld(List.of(SLOW, CALM, MUTE), true, "desk"),
            new ModelWorld(List.of(DOWN, SLOW, CALM, MUTE), false, "late"),
            new ModelWorld(List.of(DOWN.with("high"), SLOW.waiting(1_000, 0), CALM, MUTE), true, "desk"));

    final List<ModelRule> rules;
    final boolean pagerGoesOn;
    final String desk;
    final AlertSettings settings;

    private ModelWorld(List<ModelRule> rules, boolean pagerGoesOn, String desk) {
        this.rules = rules;
        this.pagerGoesOn = pagerGoesOn;
        this.desk = desk;
        StringBuilder yaml = new StringBuilder(
                BASE.replace("CONTINUE", Boolean.toString(pagerGoesOn)).replace("DESK", desk));
        rules.forEach(rule -> yaml.append("    - ").append(rule.yaml()).append('\n'));
        AlertSettings read = AlertSettings.of(AgentConfig.of("model.yaml", yaml.toString(), Options.none()));
        if (!read.mistakes().isEmpty()) {
            throw new IllegalStateException(read.mistakes().toString());
        }
        // without channels no courier starts: what would be sent is taken before
        settings = new AlertSettings(
                read.rules(),
                Map.of(),
                read.rulebook(),
                List.of(),
                read.heartbeat(),
                List.of(),
                read.warnings(),
                false);
    }

    ModelRule rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst().orElse(null);
    }

    boolean knows(String channel) {
        return channels().contains(channel);
    }

    private List<String> channels() {
        return new ArrayList<>(List.of("pager", "boss", desk));
    }

    /** A rule that breaches above its threshold and is clear below 3. */
    record ModelRule(String id, String severity, int above, long forMillis, long keepMillis, String noData) {
        ModelRule with(String other) {
            return new ModelRule(id, other, above, forMillis, keepMillis, noData);
        }

        ModelRule above(int other) {
            return new ModelRule(id, severity, other, forMillis, keepMillis, noData);
        }

        ModelRule waiting(long holds, long keeps) {
            return new ModelRule(id, severity, above, holds, keeps, noData);
        }

        String yaml() {
            return "{id: " + id + ", severity: " + severity + ", when: 'value(tbot_" + id + ") by (exchange) > " + above
                    + "', clear: '< 3', for: " + forMillis + "ms, keep_firing_for: " + keepMillis + "ms, no_data: "
                    + noData + "}";
        }
    }
}
