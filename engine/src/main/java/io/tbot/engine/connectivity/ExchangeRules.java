package io.tbot.engine.connectivity;

import io.tbot.engine.config.ExchangeRule;
import io.tbot.engine.config.HealthRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the configuration says of venues, by name: several entries may name one, the first that says something counts.
 * Threads: immutable.
 */
final class ExchangeRules {
    private static final Rule DEFAULT = new Rule(Map.of(), HealthRule.DEFAULT);

    private final Map<String, Rule> rules = new HashMap<>();

    ExchangeRules(List<ExchangeRule> exchanges) {
        for (ExchangeRule exchange : exchanges) {
            rules.merge(exchange.name(), new Rule(exchange.limits(), exchange.health()), ExchangeRules::firstSaid);
        }
    }

    private static Rule firstSaid(Rule first, Rule second) {
        return new Rule(
                first.limits().isEmpty() ? second.limits() : first.limits(),
                first.health().equals(HealthRule.DEFAULT) ? second.health() : first.health());
    }

    Rule of(String exchange) {
        return rules.getOrDefault(exchange, DEFAULT);
    }

    /** What is said of one venue. */
    record Rule(Map<String, Long> limits, HealthRule health) {
        /** The allowance of this type; -1 for nothing said. */
        long limit(String type) {
            return limits.getOrDefault(type, -1L);
        }
    }
}
