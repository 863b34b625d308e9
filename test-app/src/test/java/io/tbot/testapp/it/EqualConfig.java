package io.tbot.testapp.it;

import io.tbot.testapp.it.EqualScenario.Inhibit;
import io.tbot.testapp.it.EqualScenario.Mute;
import io.tbot.testapp.it.EqualScenario.Route;
import io.tbot.testapp.it.EqualScenario.Rule;
import io.tbot.testapp.it.apps.DrivenBot;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the same scenarios for the agent, for Prometheus and for Alertmanager. */
final class EqualConfig {
    private static final String LABEL = "scenario";

    private final List<EqualScenario> scenarios;
    private final String receiver;
    private final LocalTime quietFrom;
    private final LocalTime quietUntil;

    /**
     * @param receiver the address of {@link EqualReceiver}
     * @param soon when routes that are quiet for a while may cease to be, at the earliest
     */
    EqualConfig(List<EqualScenario> scenarios, String receiver, Instant soon) {
        this.scenarios = scenarios;
        this.receiver = receiver;
        Instant minute = soon.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        this.quietUntil = LocalTime.ofInstant(minute, ZoneOffset.UTC);
        this.quietFrom = quietUntil.minusMinutes(10);
    }

    String agent() {
        StringBuilder yaml = new StringBuilder("""
                version: 1
                probes:
                  - {class: "io.tbot.testapp.it.apps.DrivenBot$Numbers", method: set, op: gauge, metric: drive, value: arg2, labels: {scenario: arg0, part: arg1}}
                  - {class: "io.tbot.testapp.it.apps.DrivenBot$Numbers", method: add, op: counter, metric: hits, value: arg2, labels: {scenario: arg0, part: arg1}}
                """);
        yaml.append("exchanges:\n");
        for (EqualScenario scenario : scenarios) {
            yaml.append("  - {host: %s, name: %s}%n".formatted(DrivenBot.host(scenario.name), scenario.name));
        }
        yaml.append("calendars:\n  always: [\"Mon-Sun 00:00-24:00 UTC\"]\n  soon: [\"Mon-Sun ")
                .append(quietFrom)
                .append('-')
                .append(quietUntil)
                .append(" UTC\"]\n");
        yaml.append("channels:\n");
        for (EqualScenario scenario : scenarios) {
            for (String to : receivers(scenario)) {
                yaml.append("  %s-%s: {type: webhook, url: \"%s/ours/%s/%s\"}%n"
                        .formatted(scenario.name, to, receiver, scenario.name, to));
            }
        }
        yaml.append("routes:\n");
        for (EqualScenario scenario : scenarios) {
            for (Route route : scenario.effectiveRoutes()) {
                yaml.append("  - ").append(route(scenario, route)).append('\n');
            }
        }
        StringBuilder inhibits = new StringBuilder();
        for (EqualScenario scenario : scenarios) {
            for (Inhibit inhibit : scenario.inhibits) {
                inhibits.append("  - {source: {rule: \"%s\"}, target: {rule: \"%s\"}, equal: [scenario, %s]}%n"
                        .formatted(
                                named(scenario, inhibit.source()), named(scenario, inhibit.target()), inhibit.equal()));
            }
        }
        yaml.append(inhibits.isEmpty() ? "" : "inhibit:\n" + inhibits);
        yaml.append("rules:\n  defaults: false\n  list:\n");
        for (EqualScenario scenario : scenarios) {
            for (Rule rule : scenario.rules) {
                yaml.append(
                        "    - {id: %s_%s, severity: %s, when: \"%s\", for: %ds, keep_firing_for: %ds, labels: {%s}%s}%n"
                                .formatted(
                                        scenario.name,
                                        rule.name(),
                                        rule.severity(),
                                        rule.ours().replace("'S'", "'" + scenario.name + "'"),
                                        rule.forSeconds(),
                                        rule.keepSeconds(),
                                        labels(scenario, rule),
                                        rule.more()));
            }
        }
        return yaml.toString();
    }

    private String route(EqualScenario scenario, Route route) {
        String to = route.to().stream().map(each -> scenario.name + "-" + each).collect(Collectors.joining(", "));
        String match = route.match().entrySet().stream()
                .map(each -> ", " + each.getKey() + ": \"" + each.getValue() + "\"")
                .collect(Collectors.joining());
        String mute = switch (route.mute()) {
            case NEVER -> "";
            case ALWAYS -> ", mute: [always]";
            case UNTIL_A_MINUTE -> ", mute: [soon]";
        };
        return "{match: {%s: %s%s}, to: [%s], group_by: [%s], group_wait: %ds, group_interval: %ds, repeat: %ds, continue: %s%s}"
                .formatted(
                        LABEL,
                        scenario.name,
                        match,
                        to,
                        quoted(route.groupBy()),
                        route.firstWait(),
                        route.interval(),
                        route.repeat(),
                        route.goesOn(),
                        mute);
    }

    String prometheus(String job, String target, String alertmanager) {
        return """
                global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
                alerting: {alertmanagers: [{static_configs: [{targets: ['%s']}]}]}
                rule_files: [rules.yml]
                scrape_configs:
                  - job_name: %s
                    static_configs: [{targets: ['%s']}]
                    metric_relabel_configs: [{source_labels: [__name__], regex: 'tbot_drive|tbot_hits_total|tbot_exchange_retry_after_seconds', action: keep}]
                """.formatted(alertmanager, job, target);
    }

    String rules() {
        StringBuilder yaml = new StringBuilder("groups:\n");
        for (EqualScenario scenario : scenarios) {
            yaml.append("  - name: ").append(scenario.name).append("\n    rules:\n");
            for (Rule rule : scenario.rules) {
                yaml.append(
                        "      - {alert: %s_%s, expr: \"%s\", for: %ds, keep_firing_for: %ds, labels: {severity: %s, %s}}%n"
                                .formatted(
                                        scenario.name,
                                        rule.name(),
                                        rule.theirs().replace("'S'", "'" + scenario.name + "'"),
                                        rule.forSeconds(),
                                        rule.keepSeconds(),
                                        rule.severity(),
                                        labels(scenario, rule)));
            }
        }
        return yaml.toString();
    }

    String alertmanager() {
        StringBuilder yaml = new StringBuilder("route:\n  receiver: nobody\n  routes:\n");
        StringBuilder receivers = new StringBuilder("receivers:\n  - {name: nobody}\n");
        StringBuilder inhibits = new StringBuilder("inhibit_rules:\n");
        for (EqualScenario scenario : scenarios) {
            int number = 0;
            for (Route route : scenario.effectiveRoutes()) {
                String name = scenario.name + "-" + number++;
                yaml.append("    - ").append(theirRoute(scenario, route, name)).append('\n');
                receivers.append("  - {name: %s, webhook_configs: [%s]}%n"
                        .formatted(
                                name,
                                route.to().stream()
                                        .map(to -> "{url: '%s/theirs/%s/%s'}".formatted(receiver, scenario.name, to))
                                        .collect(Collectors.joining(", "))));
            }
            for (Inhibit inhibit : scenario.inhibits) {
                inhibits.append("  - {source_matchers: ['%s'], target_matchers: ['%s'], equal: [scenario, %s]}%n"
                        .formatted(
                                matcher("alertname", named(scenario, inhibit.source())),
                                matcher("alertname", named(scenario, inhibit.target())),
                                inhibit.equal()));
            }
        }
        String calendars = """
                time_intervals:
                  - {name: always, time_intervals: [{times: [{start_time: '00:00', end_time: '24:00'}]}]}
                  - {name: soon, time_intervals: [%s]}
                """.formatted(theirQuietHours());
        return yaml.toString() + receivers + (inhibits.indexOf("{") < 0 ? "" : inhibits) + calendars;
    }

    private String theirQuietHours() {
        String times = "{times: [{start_time: '%s', end_time: '%s'}]}";
        return quietFrom.isBefore(quietUntil)
                ? times.formatted(quietFrom, quietUntil)
                : times.formatted(quietFrom, "24:00") + ", " + times.formatted("00:00", quietUntil);
    }

    private String theirRoute(EqualScenario scenario, Route route, String name) {
        String match = route.match().entrySet().stream()
                .map(each -> ", '" + matcher(each.getKey(), each.getValue()) + "'")
                .collect(Collectors.joining());
        String mute = route.mute() == Mute.NEVER
                ? ""
                : ", mute_time_intervals: [" + (route.mute() == Mute.ALWAYS ? "always" : "soon") + "]";
        return "{receiver: %s, matchers: ['%s=\"%s\"'%s], group_by: [%s], group_wait: %ds, group_interval: %ds, repeat_interval: %ds, continue: %s%s}"
                .formatted(
                        name,
                        LABEL,
                        scenario.name,
                        match,
                        quoted(route.groupBy()),
                        route.firstWait(),
                        route.interval(),
                        route.repeat(),
                        route.goesOn(),
                        mute);
    }

    /** A rule's name as both know it; a pattern of names. */
    private static String named(EqualScenario scenario, String name) {
        return name.startsWith("=~") ? name.replace("S_", scenario.name + "_") : scenario.name + "_" + name;
    }

    private static String matcher(String label, String condition) {
        for (String operator : List.of("=~", "!=")) {
            if (condition.startsWith(operator)) {
                return label + operator + "\"" + condition.substring(2) + "\"";
            }
        }
        return label + "=\"" + condition + "\"";
    }

    private static String labels(EqualScenario scenario, Rule rule) {
        return LABEL + ": " + scenario.name + (rule.venue().isEmpty() ? "" : ", venue: " + rule.venue());
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }

    /** Every receiver that its routes name. */
    static List<String> receivers(EqualScenario scenario) {
        return scenario.effectiveRoutes().stream()
                .flatMap(route -> route.to().stream())
                .distinct()
                .toList();
    }

    /** What both are to wait for, in words. */
    static String waits(EqualScenario scenario) {
        Route route = scenario.effectiveRoutes().get(0);
        return String.format(Locale.ROOT, "%d/%d", route.firstWait(), route.interval());
    }

    static Map<String, String> files(EqualConfig config, String job, String target, String alertmanager) {
        return Map.of("prometheus.yml", config.prometheus(job, target, alertmanager), "rules.yml", config.rules());
    }
}
