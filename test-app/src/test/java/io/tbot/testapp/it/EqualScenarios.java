package io.tbot.testapp.it;

import io.tbot.testapp.it.EqualScenario.Mute;
import io.tbot.testapp.it.EqualScenario.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the agent is compared by. Times are scaled down: waits of seconds where a desk would have minutes. What is told
 * is written as {@code receiver +fires -over}.
 */
final class EqualScenarios {
    private static final String HIDDEN_END = "Alertmanager drops an end that is silenced or inhibited, and learns of it"
            + " once more when Prometheus sends it again, after a minute";
    private static final String SHOWN_AGAIN =
            "Alertmanager is silent until the next reminder; the agent says at once what"
                    + " still fires when what hid it is over";

    private final List<EqualScenario> all = new ArrayList<>();

    private EqualScenarios() {}

    static List<EqualScenario> all() {
        EqualScenarios scenarios = new EqualScenarios();
        scenarios.holding();
        scenarios.grouping();
        scenarios.repeating();
        scenarios.inhibiting();
        scenarios.silencing();
        scenarios.routing();
        scenarios.missing();
        scenarios.flapping();
        return scenarios.all;
    }

    private EqualScenario scenario(String about) {
        EqualScenario scenario = new EqualScenario("s%02d".formatted(all.size() + 1), about);
        all.add(scenario);
        return scenario;
    }

    private EqualScenario simple(String about) {
        return scenario(about).rule("r", "high", "> 0");
    }

    private void holding() {
        simple("a breach and its end")
                .waits(2, 4, 3_600)
                .at(1, "set x 1")
                .at(7, "set x 0")
                .inTheBuild();
        scenario("`for`: over before its time")
                .rule("r", "high", "> 0", 6, 0, "")
                .at(1, "set x 1")
                .at(4, "set x 0")
                .quiet()
                .inTheBuild();
        scenario("`for`: holds long enough")
                .rule("r", "high", "> 0", 4, 0, "")
                .at(2, "set x 1")
                .at(20, "set x 0");
        scenario("`for`: interrupted, and counted from the beginning")
                .rule("r", "high", "> 0", 7, 0, "")
                .at(2, "set x 1")
                .at(6, "set x 0")
                .at(10, "set x 1")
                .at(28, "set x 0");
        scenario("`keep_firing_for`: over only after it")
                .rule("r", "high", "> 0", 0, 6, "")
                .at(2, "set x 1")
                .at(12, "set x 0");
        scenario("`keep_firing_for`: comes back within it")
                .rule("r", "high", "> 0", 0, 8, "")
                .at(2, "set x 1")
                .at(12, "set x 0")
                .at(16, "set x 1")
                .at(26, "set x 0");
    }

    private void grouping() {
        simple("two alerts in one message")
                .waits(2, 4, 3_600)
                .at(1, "set x 1")
                .at(1, "set y 1")
                .at(7, "set x 0")
                .at(7, "set y 0")
                .inTheBuild();
        simple("a group for each label value")
                .groupBy("alertname", "part")
                .at(2, "set x 1")
                .at(2, "set y 1")
                .at(20, "set x 0")
                .at(20, "set y 0");
        simple("a group for each alert: `...`")
                .groupBy("...")
                .at(2, "set x 1")
                .at(2, "set y 1")
                .at(20, "set x 0")
                .at(20, "set y 0");
        scenario("one group for two rules")
                .rule("a", "high", "> 0")
                .rule("b", "high", "> 5")
                .groupBy()
                .at(2, "set x 9")
                .at(20, "set x 0");
        simple("`group_wait` gathers what comes within it")
                .waits(8, 8, 3_600)
                .at(2, "set x 1")
                .at(6, "set y 1")
                .at(24, "set x 0")
                .at(24, "set y 0");
        simple("a new alert waits for `group_interval`")
                .waits(2, 10, 3_600)
                .at(2, "set x 1")
                .at(9, "set y 1")
                .at(30, "set x 0")
                .at(30, "set y 0");
        simple("a new alert in a group that has been quiet for long")
                .waits(2, 12, 3_600)
                .at(2, "set x 1")
                .at(22, "set y 1")
                .at(42, "set x 0")
                .at(42, "set y 0");
        simple("one of two is over, then the other")
                .at(2, "set x 1")
                .at(2, "set y 1")
                .at(9, "set x 0")
                .at(24, "set y 0");
        simple("over within `group_wait`")
                .waits(6, 4, 3_600)
                .at(1, "set x 1")
                .at(4, "set x 0")
                .quiet()
                .inTheBuild();
        simple("one of two is over within `group_wait`")
                .waits(8, 8, 3_600)
                .at(2, "set x 1")
                .at(2, "set y 1")
                .at(6, "set x 0")
                .at(24, "set y 0")
                .differs(
                        "Alertmanager tells the end of an alert of which nobody has heard",
                        List.of("desk +r/y", "desk -r/y"),
                        List.of("desk +r/y -r/x", "desk -r/y"));
        simple("over and back between two messages")
                .waits(2, 16, 3_600)
                .at(2, "set x 1")
                .at(8, "set x 0")
                .at(13, "set x 1")
                .at(28, "set x 0");
        EqualScenario many = simple("forty alerts in one message").waits(4, 8, 3_600);
        for (int i = 0; i < 40; i++) {
            many.at(2, "set p" + i + " 1").at(20, "set p" + i + " 0");
        }
    }

    private void repeating() {
        simple("a reminder").waits(2, 4, 7).at(2, "set x 1").at(16, "set x 0");
        simple("news put the reminder off")
                .waits(2, 4, 13)
                .at(2, "set x 1")
                .at(10, "set y 1")
                .at(32, "set x 0")
                .at(32, "set y 0");
    }

    private EqualScenario inhibition(String about, String sourceVenue, String targetVenue) {
        return scenario(about)
                .waits(3, 8, 3_600)
                .partRule("src", "critical", sourceVenue)
                .partRule("tgt", "high", targetVenue)
                .inhibit("src", "tgt", "venue");
    }

    private void inhibiting() {
        inhibition("inhibition: both at once", "a", "a")
                .waits(3, 4, 3_600)
                .at(1, "set src 1")
                .at(1, "set tgt 1")
                .at(8, "set src 0")
                .at(8, "set tgt 0")
                .inTheBuild();
        inhibition("inhibition: other `equal` labels", "a", "b")
                .at(2, "set src 1")
                .at(2, "set tgt 1")
                .at(18, "set src 0")
                .at(18, "set tgt 0");
        inhibition("inhibition: the source ends first", "a", "a")
                .at(2, "set src 1")
                .at(2, "set tgt 1")
                .at(14, "set src 0")
                .at(30, "set tgt 0");
        inhibition("inhibition: the source comes later, the target ends meanwhile", "a", "a")
                .at(2, "set tgt 1")
                .at(12, "set src 1")
                .at(18, "set tgt 0")
                .at(34, "set src 0")
                .lasts(95)
                .note(HIDDEN_END);
        inhibition("inhibition: the source comes later and ends first", "a", "a")
                .at(2, "set tgt 1")
                .at(12, "set src 1")
                .at(24, "set src 0")
                .at(40, "set tgt 0")
                .differs(
                        SHOWN_AGAIN,
                        List.of("desk +tgt", "desk +src", "desk -src", "desk +tgt", "desk -tgt"),
                        List.of("desk +tgt", "desk +src", "desk -src", "desk -tgt"));
        inhibition("inhibition: the source is silenced, and inhibits all the same", "a", "a")
                .at(0, "silence alertname S_src")
                .at(2, "set src 1")
                .at(2, "set tgt 1")
                .at(18, "set src 0")
                .at(18, "set tgt 0")
                .quiet();
        scenario("inhibition: two that are source and target, a third that is source only")
                .waits(3, 8, 3_600)
                .partRule("a", "critical", "v")
                .partRule("b1", "high", "v")
                .partRule("b2", "high", "v")
                .inhibit("=~S_.*", "=~S_b.*", "venue")
                .at(2, "set b1 1")
                .at(2, "set b2 1")
                .at(14, "set b1 0")
                .at(20, "set a 1")
                .at(24, "set b1 1")
                .at(44, "set a 0")
                .at(44, "set b1 0")
                .at(44, "set b2 0");
    }

    private void silencing() {
        simple("silence: from before the breach to after its end")
                .waits(2, 4, 3_600)
                .at(0, "silence alertname S_r")
                .at(2, "set x 1")
                .at(8, "set x 0")
                .quiet()
                .inTheBuild();
        simple("silence: ended by hand while the alert fires")
                .at(0, "silence alertname S_r")
                .at(2, "set x 1")
                .at(14, "end")
                .at(30, "set x 0");
        simple("silence: runs out while the alert fires")
                .at(0, "silence alertname S_r")
                .at(2, "set x 1")
                .at(74, "set x 0");
        scenario("silence: by a pattern")
                .rule("a", "high", "> 0")
                .rule("b", "high", "> 0")
                .rule("other", "high", "> 0")
                .at(0, "silence alertname ~S_(a|b)")
                .at(2, "set x 1")
                .at(20, "set x 0");
        scenario("silence: one alert of a group, ended by hand")
                .partRule("a", "high", "v")
                .partRule("b", "high", "v")
                .groupBy()
                .at(0, "silence alertname S_a")
                .at(2, "set a 1")
                .at(2, "set b 1")
                .at(14, "end")
                .at(30, "set a 0")
                .at(30, "set b 0");
        simple("silence: begins after the alert was told, ends while it fires")
                .at(2, "set x 1")
                .at(10, "silence alertname S_r")
                .at(20, "end")
                .at(36, "set x 0")
                .differs(
                        SHOWN_AGAIN, List.of("desk +r/x", "desk +r/x", "desk -r/x"), List.of("desk +r/x", "desk -r/x"));
        simple("silence: begins after the alert was told, which ends within it")
                .at(2, "set x 1")
                .at(10, "silence alertname S_r")
                .at(16, "set x 0")
                .at(34, "end")
                .lasts(95)
                .note(HIDDEN_END);
    }

    private void routing() {
        simple("two receivers")
                .waits(2, 4, 3_600)
                .route(Map.of(), false, "desk", "phone")
                .at(1, "set x 1")
                .at(7, "set x 0")
                .inTheBuild();
        levels("`continue`: the next route, too")
                .route(Map.of("severity", "critical"), true, "phone")
                .route(Map.of(), false, "desk")
                .at(2, "set x 1")
                .at(6, "set x 9")
                .at(22, "set x 0");
        levels("without `continue`: the first route only")
                .waits(2, 4, 3_600)
                .route(Map.of("severity", "critical"), false, "phone")
                .route(Map.of(), false, "desk")
                .at(1, "set x 9")
                .at(7, "set x 0")
                .inTheBuild();
        simple("a route by a pattern")
                .route(Map.of("part", "=~eth.*"), false, "phone")
                .route(Map.of("part", "!=btc"), false, "desk")
                .at(2, "set eth-usd 1")
                .at(2, "set btc 1")
                .at(2, "set sol 1")
                .at(20, "set eth-usd 0")
                .at(20, "set btc 0")
                .at(20, "set sol 0");
        simple("a route that is quiet")
                .muted(Mute.ALWAYS)
                .at(2, "set x 1")
                .at(12, "set x 0")
                .quiet();
        simple("a route that ceases to be quiet")
                .waits(2, 4, 3_600)
                .muted(Mute.UNTIL_A_MINUTE)
                .at(2, "set x 1")
                .at(92, "set x 0");
        levels("severity rises and falls: the worse inhibits the lesser")
                .inhibit("worse", "bad", "part")
                .at(2, "set x 1")
                .at(10, "set x 9")
                .at(26, "set x 1")
                .at(42, "set x 0")
                .differs(
                        SHOWN_AGAIN,
                        List.of("desk +bad/x", "desk +worse/x", "desk -worse/x", "desk +bad/x", "desk -bad/x"),
                        List.of("desk +bad/x", "desk +worse/x", "desk -worse/x", "desk -bad/x"));
    }

    private EqualScenario levels(String about) {
        return scenario(about).rule("worse", "critical", "> 5").rule("bad", "high", "> 0");
    }

    private void missing() {
        left("`absent`", "absent(exchange_retry_after_seconds{exchange='S'}, 1s)", "absent(LEFT)", "")
                .begins("get r 300")
                .at(1, "get r 8")
                .at(24, "get r 300");
        left("the series is gone, `no_data: keep`", "value(LEFT) by (exchange) < 100", "LEFT < 100", "")
                .begins("get r 300")
                .at(2, "get r 10")
                .at(34, "get r 300")
                .differs(
                        "Prometheus takes a series that is gone for good news; the agent keeps the alert until it has seen"
                                + " a good value, and is later for it",
                        List.of("desk +r", "desk -r"),
                        List.of("desk +r", "desk -r"));
        left("the series is gone, `no_data: ok`", "value(LEFT) by (exchange) < 100", "LEFT < 100", ", no_data: ok")
                .begins("get r 300")
                .at(2, "get r 10")
                .lasts(28);
        counter("a counter's first event")
                .at(3, "add x 5")
                .lasts(24)
                .differs(
                        "`increase` of Prometheus does not see the event with which a counter appears",
                        List.of("desk +r/x", "desk -r/x"),
                        List.of());
        counter("a counter's second event")
                .begins("add x 1")
                .at(3, "add x 5")
                .lasts(24)
                .differs(
                        "the same, but a window of 10 s holds an event for 10 s, and Prometheus' ends with the scrape"
                                + " before the event",
                        List.of("desk +r/x", "desk -r/x"),
                        List.of("desk +r/x", "desk -r/x"));
    }

    /** On how long a venue still asks to be left alone, which is gone when that is over. */
    private EqualScenario left(String about, String ours, String theirs, String more) {
        String left = "exchange_retry_after_seconds{exchange='S'}";
        return scenario(about)
                .rule(new Rule(
                        "r",
                        ours.replace("LEFT", left),
                        theirs.replace("LEFT", "tbot_" + left),
                        "high",
                        0,
                        0,
                        "",
                        more));
    }

    private EqualScenario counter(String about) {
        return scenario(about)
                .waits(2, 4, 3_600)
                .rule(new Rule(
                        "r",
                        "increase(hits_total{scenario='S'}, 10s) by (part) > 3",
                        "increase(tbot_hits_total{scenario='S'}[10s]) > 3",
                        "high",
                        0,
                        0,
                        "",
                        ""));
    }

    private void flapping() {
        EqualScenario slow = simple("comes and goes three times").waits(1, 2, 3_600);
        toggle(slow, 6);
        EqualScenario fast = simple("comes and goes six times").waits(1, 2, 3_600);
        toggle(fast, 12);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(i % 2 == 0 ? "desk +r/x" : "desk -r/x");
        }
        fast.differs(
                "the agent says with the seventh change that the alert flaps, and then nothing until it is calm",
                all.subList(0, 7),
                all);
    }

    private static void toggle(EqualScenario scenario, int changes) {
        for (int i = 0; i < changes; i++) {
            scenario.at(2 + 6 * i, "set x " + (i + 1) % 2);
        }
    }
}
