package io.tbot.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who is called when nobody takes an alert, through the whole engine. */
class EscalationTest {
    private static final String YAML = """
            channels: {desk: {type: file, path: /nowhere}, own: {type: file, path: /nowhere}, boss: {type: file, path: /nowhere}}
            escalations:
              page: {steps: [{after: 5m, to: [boss]}], max: 1}
              worst: {severity: "critical|high", steps: [{after: 10m, to: [boss]}], max: 1}
            routes:
              - {match: {severity: critical}, to: [desk], escalation: page}
              - {to: [desk]}
            rules:
              defaults: false
              list:
                - {id: late, severity: critical, when: "value(level) by (exchange) > 5", channels: [own]}
                - {id: down, severity: high, when: "value(outage) by (exchange) > 5"}
            """;

    private final VirtualEngine virtual = new VirtualEngine(YAML, "level", "outage");

    /** It never was: past all routes there was no policy. */
    @Test
    void aRuleWithChannelsOfItsOwnIsEscalatedAsTheRouteSaysThatItWouldTake() {
        virtual.set("level", "kraken", 9);
        virtual.run(700);

        assertThat(virtual.sent).containsExactly("1 own first_breach late kraken", "301 boss escalated late kraken");
    }

    @Test
    void whereNoRouteNamesAPolicyTheFirstForItsSeverityCounts() {
        virtual.set("outage", "kraken", 9);
        virtual.run(700);

        assertThat(virtual.sent).containsExactly("6 desk first_breach down kraken", "601 boss escalated down kraken");
    }
}
