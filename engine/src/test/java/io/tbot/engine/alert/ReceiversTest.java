package io.tbot.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Severity;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each receiver hears through reloads, kills, severities that change and storms. */
class ReceiversTest {
    private static final String YAML = """
            channels: {desk: {type: file, path: /nowhere}, phone: {type: file, path: /nowhere}, boss: {type: file, path: /nowhere}}
            escalations: {esc: {steps: [{after: 5m, to: [boss]}, {after: 15m, to: [boss]}, {after: 30m, to: [boss]}], max: 3}}
            routes:
              - {match: {severity: critical}, to: [phone], continue: true, escalation: esc}
              - {to: [desk], group_wait: 5s}
            inhibit:
              - {source: {exchange: kraken}, target: {rule: late}, equal: [exchange]}
            rules:
              defaults: false
              list:
                - {id: late, severity: critical, when: "value(level) by (exchange) > 5"}
                - {id: down, severity: high, when: "value(outage) by (exchange) > 5", for: 20s}
            """;

    private final VirtualEngine virtual = new VirtualEngine(YAML, "level", "outage");

    /** What one route's receivers were told was taken for told to those of all. */
    @Test
    void aKillBetweenTwoRoutesLeavesNobodyUntold() {
        virtual.set("level", "bybit", 9);
        virtual.run(2);
        virtual.restart(1_000);
        virtual.run(10);

        assertThat(virtual.sent).containsExactly("1 phone first_breach late bybit", "4 desk first_breach late bybit");
    }

    @Test
    void thoseWhoHearNoMoreOfAnAlertHearThatItIsOverAndTheOthersThatItIsWorse() {
        virtual.reload(YAML.replace("id: late, severity: critical", "id: late, severity: high"));
        virtual.set("level", "bybit", 9);
        virtual.run(10);
        virtual.reload(YAML);
        virtual.run(70);
        virtual.reload(YAML.replace("id: late, severity: critical", "id: late, severity: high"));
        virtual.run(70);

        assertThat(virtual.sent)
                .containsExactly(
                        "6 desk first_breach late bybit",
                        "11 phone first_breach late bybit",
                        "66 desk severity_changed late bybit",
                        "81 phone all_resolved late bybit over");
    }

    /** It heard that it fires and then that it is over, which closes an incident, while it fired on. */
    @Test
    void aReceiverThatANewRouteTellsOfAnAlertIsNotToldThatItIsOver() {
        virtual.set("level", "bybit", 9);
        virtual.run(10);
        virtual.reload(YAML.replace("to: [phone], continue", "to: [phone, boss], continue"));
        virtual.run(70);
        virtual.set("level", "bybit", 1);
        virtual.run(70);

        assertThat(virtual.sent.stream().filter(each -> !each.contains("desk")))
                .containsExactly(
                        "1 phone first_breach late bybit",
                        "11 phone first_breach late bybit",
                        "11 boss first_breach late bybit",
                        "81 phone all_resolved late bybit over",
                        "81 boss all_resolved late bybit over");
    }

    @Test
    void thatAnAlertLeftItsReceiversIsToldAfterAKillToo() {
        virtual.set("level", "bybit", 9);
        virtual.run(10);
        virtual.reload(YAML.replace("id: late, severity: critical", "id: late, severity: high"));
        virtual.restart(1_000);
        virtual.run(1);

        assertThat(virtual.sent)
                .containsExactly(
                        "1 phone first_breach late bybit",
                        "6 desk first_breach late bybit",
                        "12 phone all_resolved late bybit over");
    }

    @Test
    void anAlertByHandThatGetsWorseReachesTheReceiversOfTheWorse() {
        fire(Severity.HIGH);
        virtual.run(10);
        fire(Severity.CRITICAL);
        virtual.run(60);

        assertThat(virtual.sent)
                .containsExactly(
                        "6 desk first_breach hand", "11 phone first_breach hand", "66 desk severity_changed hand");
        assertThat(virtual.notifications.get(1).alerts().get(0).labels().get("severity"))
                .isEqualTo("critical");
    }

    private void fire(Severity severity) {
        long until = virtual.now().millis() + 3_600_000;
        virtual.engine.book().fire("hand", severity, Labels.NONE, Map.of(), until, virtual.now());
    }

    /** A reload sent at once what waited, and forgot what was silenced. */
    @Test
    void aReloadNeitherHastensNorForgets() {
        virtual.set("outage", "bybit", 9);
        virtual.run(21);
        virtual.reload(YAML);
        virtual.run(3);
        assertThat(virtual.sent).isEmpty();
        virtual.run(3);

        assertThat(virtual.sent).containsExactly("26 desk first_breach down bybit");
    }

    /** Steps that came due while someone had the alert were taken one after the other, a second apart. */
    @Test
    void stepsThatAreLateKeepTheirDistance() {
        virtual.set("level", "bybit", 9);
        virtual.run(10);
        String fingerprint = virtual.engine.book().firing().get(0).fingerprint();
        long wall = virtual.now().millis();
        virtual.engine
                .desk()
                .acknowledge(
                        fingerprint, new io.tbot.engine.alert.hold.Acknowledgement("eve", "", wall, wall + 3_600_000));
        virtual.run(3_600 + 1_600);

        assertThat(virtual.sent.stream().filter(each -> each.contains("boss")))
                .containsExactly(
                        "3610 boss escalated late bybit",
                        "4210 boss escalated late bybit",
                        "5110 boss escalated late bybit");
    }

    /** What waits again after somebody ended it inherited the deadline of before it fired. */
    @Test
    void whatWaitsIsNotEscalated() {
        virtual.reload(YAML.replace("id: down, severity: high", "id: down, severity: critical"));
        virtual.set("outage", "bybit", 9);
        virtual.run(22);
        virtual.engine.book().resolve(virtual.engine.book().firing().get(0).fingerprint(), virtual.now());
        virtual.run(19);
        virtual.look(400_000);
        virtual.run(10);

        assertThat(virtual.firing()).contains("down bybit");
        assertThat(virtual.sent).noneMatch(each -> each.contains("boss"));
    }

    /** As Alertmanager has it: what is source and target is inhibited by what is source alone. */
    @Test
    void anAlertOnBothSidesIsInhibitedByAnotherSourceButNotByItself() {
        virtual.set("level", "kraken", 9);
        virtual.run(10);
        assertThat(virtual.sent).contains("1 phone first_breach late kraken");
        virtual.set("outage", "kraken", 9);
        virtual.run(30);

        assertThat(virtual.engine.log().latest(1))
                .allMatch(entry -> entry.detail().length() == 32);
        assertThat(virtual.engine.log().latest(10))
                .anyMatch(entry -> entry.reason() == io.tbot.engine.alert.model.Reason.INHIBITED);
    }

    @Test
    void whatFlapsWhileItIsSilencedIsToldToNobody() {
        virtual.engine
                .desk()
                .silence(new io.tbot.engine.alert.notice.Silence(
                        "s",
                        java.util.List.of(io.tbot.engine.alert.notice.Matcher.of("exchange=bybit")),
                        null,
                        0,
                        Long.MAX_VALUE,
                        "eve",
                        ""));
        for (int i = 0; i < 200; i++) {
            virtual.set("level", "bybit", i % 2 == 0 ? 9 : 1);
            virtual.run(1);
        }

        assertThat(virtual.sent).isEmpty();
    }

    @Test
    void aMessageOfManyAlertsListsSomeAndCountsAll() {
        for (int i = 0; i < 900; i++) {
            virtual.set("level", "x" + i, 9);
        }
        virtual.reload(YAML.replace("to: [desk]", "to: [desk], group_by: [rule]"));
        virtual.run(10);

        Notification desk = virtual.notifications.stream()
                .filter(each -> each.channel().equals("desk"))
                .findFirst()
                .orElseThrow();
        assertThat(desk.alerts()).hasSize(200);
        assertThat(desk.moreFiring()).isEqualTo(700);
        assertThat(desk.size()).isEqualTo(900);
    }

    /** With {@code no_data: ok} an alert ended because its series was not there yet. */
    @Test
    void aRestartEndsNothingForWhatIsNotThereYet() {
        String yaml = YAML.replace("> 5\"}", "> 5\", no_data: ok}");
        virtual.reload(yaml);
        virtual.set("level", "bybit", 9);
        virtual.run(10);
        virtual.set("level", "bybit", Double.NaN);
        virtual.restart(1_000);
        virtual.run(30);
        assertThat(virtual.firing()).containsExactly("late bybit");

        virtual.set("level", "bybit", 1);
        virtual.run(1);
        assertThat(virtual.firing()).isEmpty();
    }
}
