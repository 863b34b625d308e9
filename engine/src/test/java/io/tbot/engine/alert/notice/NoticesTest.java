package io.tbot.engine.alert.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.hold.Acknowledgement;
import io.tbot.engine.alert.hold.AlertBook;
import io.tbot.engine.alert.hold.Keeper;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Finding;
import io.tbot.engine.alert.model.Fingerprint;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Rule;
import io.tbot.engine.alert.model.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private static final long WINDOW_NANOS = 60_000_000_000L;
    private static final long MINUTE = 60;
    private static final long HOUR = 3_600;

    private final List<String> sent = new ArrayList<>();
    private final List<String> flapping = new ArrayList<>();
    private final List<String> decided = new ArrayList<>();
    private final Map<String, String> kept = new HashMap<>();
    private final Silences silences = new Silences();
    private final Set<String> breached = new TreeSet<>();
    private final Map<String, Rule> rules =
            Map.of("late", rule("late", Severity.HIGH), "down", rule("down", Severity.CRITICAL));
    private Notices notices = notices(0);
    private static final Escalation PHONE_THEN_DESK = new Escalation(
            "page",
            List.of(
                    new Escalation.Step(90_000, List.of("phone")),
                    new Escalation.Step(300_000, List.of("phone", "desk"))),
            0,
            2,
            HOUR * 1_000);

    private long second;

    @BeforeEach
    void route() {
        follow(Route.to("all", List.of("desk")));
    }

    @Test
    void waitsForOthersOfTheGroupUnlessItIsCritical() {
        breach("late kraken", "down bybit");
        run(6);

        assertThat(sent)
                .containsExactly("1 desk first_breach down bybit firing", "6 desk first_breach late kraken firing");
    }

    @Test
    void putsAlertsOfOneGroupIntoOneMessageAndTellsNewsOncePerInterval() {
        breach("late kraken/A", "late kraken/B");
        run(10);
        breach("late kraken/C");
        run(MINUTE);

        assertThat(sent)
                .containsExactly(
                        "6 desk first_breach late kraken/A firing, late kraken/B firing",
                        "66 desk new_alerts late kraken/A firing, late kraken/B firing, late kraken/C firing");
    }

    @Test
    void tellsNobodyOfWhatIsOverBeforeAnybodyWasTold() {
        breach("late kraken");
        run(3);
        clear("late kraken");
        run(MINUTE);

        assertThat(sent).isEmpty();
        assertThat(notices.groupCount()).isZero();
    }

    @Test
    void tellsThatSomeThenAllAreOverAndForgetsTheGroup() {
        breach("late kraken/A", "late kraken/B");
        run(10);
        clear("late kraken/A");
        run(MINUTE);
        clear("late kraken/B");
        run(MINUTE);

        assertThat(sent)
                .containsExactly(
                        "6 desk first_breach late kraken/A firing, late kraken/B firing",
                        "66 desk new_resolved late kraken/B firing, late kraken/A resolved",
                        "126 desk all_resolved late kraken/B resolved");
        assertThat(notices.groupCount()).isZero();
        assertThat(kept).isEmpty();
    }

    @Test
    void repeatsWhatStillFiresAndNobodyHasTaken() {
        breach("down kraken");
        run(31 * MINUTE);
        acknowledge("down kraken", 3 * HOUR);
        run(2 * HOUR);

        assertThat(sent)
                .containsExactly("1 desk first_breach down kraken firing", "1801 desk repeat_due down kraken firing");
    }

    /** F-15: an acknowledgement changed nothing, and what came after it neither. */
    @Test
    void f15AnAcknowledgementThatEndsIsToldOf() {
        breach("down kraken");
        run(10);
        acknowledge("down kraken", 100);
        run(200);

        assertThat(sent)
                .containsExactly("1 desk first_breach down kraken firing", "100 desk ack_expired down kraken firing");
    }

    /** F-05: a suppression lasted for ever. F-14: what was suppressed left no trace. */
    @Test
    void f05f14ASilenceEndsAndWhatStillFiresIsToldOfThen() {
        silences.add(new Silence("s1", List.of(Matcher.of("exchange=kraken")), null, 0, 50_000, "eve", "maintenance"));
        breach("down kraken", "down bybit");
        run(100);

        assertThat(sent)
                .containsExactly("1 desk first_breach down bybit firing", "50 desk first_breach down kraken firing");
        assertThat(decided).containsExactly("1 silenced s1 down kraken");
    }

    @Test
    void whatIsSilencedAfterItWasToldIsToldAgainWhenTheSilenceEnds() {
        breach("down kraken");
        run(10);
        silences.add(new Silence("s1", List.of(Matcher.of("exchange=kraken")), null, 0, 100_000, "eve", ""));
        run(200);

        assertThat(sent)
                .containsExactly("1 desk first_breach down kraken firing", "100 desk silence_ended down kraken firing");
    }

    @Test
    void anInhibitedAlertIsToldOfOnceItsSourceIsOver() {
        notices.follow(
                new Rulebook(
                        List.of(Route.to("all", List.of("desk"))),
                        Map.of(),
                        List.of(new Inhibition(
                                List.of(Matcher.of("alertname=down")),
                                List.of(Matcher.of("alertname=late")),
                                List.of("exchange"))),
                        new Calendars(Map.of())),
                rules);
        breach("down kraken", "late kraken", "late bybit");
        run(30);
        clear("down kraken");
        run(MINUTE);

        assertThat(sent)
                .containsExactly(
                        "1 desk first_breach down kraken firing",
                        "6 desk first_breach late bybit firing",
                        "31 desk first_breach late kraken firing",
                        "61 desk all_resolved down kraken resolved");
        assertThat(decided).hasSize(1).allMatch(each -> each.contains("inhibited"));
    }

    @Test
    void anAlertThatIsSourceAndTargetIsInhibitedByASourceThatIsNoTarget() {
        notices.follow(
                new Rulebook(
                        List.of(Route.to("all", List.of("desk"))),
                        Map.of(),
                        List.of(new Inhibition(
                                List.of(Matcher.of("alertname=down|late")),
                                List.of(Matcher.of("alertname=late")),
                                List.of("exchange"))),
                        new Calendars(Map.of())),
                rules);
        breach("down kraken", "late kraken", "late bybit");
        run(30);

        assertThat(sent)
                .containsExactly("1 desk first_breach down kraken firing", "6 desk first_breach late bybit firing");
    }

    @Test
    void aGroupIsToldAsSoonAsItsRouteIsQuietNoMore() {
        Hours hours = Hours.of("Thu 00:00-00:02 UTC"); // the epoch was a Thursday
        Route quiet =
                new Route("all", List.of(), List.of("desk"), List.of(), 0, 10_000, 60_000, "", List.of("early"), false);
        notices.follow(
                new Rulebook(List.of(quiet), Map.of(), List.of(), new Calendars(Map.of("early", List.of(hours)))),
                rules);
        run(85);
        breach("down kraken", "late kraken");
        run(10);
        clear("late kraken");
        run(30);

        assertThat(sent).containsExactly("120 desk first_breach down kraken firing");
        assertThat(decided).containsExactly("86 muted early ");
    }

    @Test
    void aWaitThatEndsBetweenTwoLooksIsNotMadeLonger() {
        follow(new Route("all", List.of(), List.of("desk"), List.of(), 1_500, 10_000, 60_000, "", List.of(), false));
        breach("late kraken");
        run(1);
        long nextMillis = notices.nextMillis();
        notices.tell(new Moment(2_400_000_000L, 2_400));
        List<String> early = List.copyOf(sent);
        notices.tell(new Moment(2_500_000_000L, 2_500));

        assertThat(nextMillis).isEqualTo(2_500);
        assertThat(early).isEmpty();
        assertThat(sent).containsExactly("2 desk first_breach late kraken firing");
    }

    @Test
    void threeDotsMakeEachAlertAGroup() {
        follow(new Route("all", List.of(), List.of("desk"), List.of("..."), 0, 10_000, 60_000, "", List.of(), false));
        breach("late kraken/A", "late kraken/B");
        run(5);

        assertThat(sent)
                .containsExactly(
                        "1 desk first_breach late kraken/A firing", "1 desk first_breach late kraken/B firing");
    }

    /** F-01, F-02, F-03, F-04: escalations that were stored, renamed and never sent. */
    @Test
    void f01f02f03f04EscalatesStepByStepWhileNobodyTakesItAndNotForEver() {
        escalate(new Escalation(
                "page",
                List.of(
                        new Escalation.Step(90_000, List.of("phone")),
                        new Escalation.Step(300_000, List.of("phone", "boss"))),
                60_000,
                3,
                HOUR * 1_000));
        breach("down kraken");
        run(20 * MINUTE);

        assertThat(sent)
                .containsExactly(
                        "1 desk first_breach down kraken firing",
                        "91 phone escalated down kraken firing",
                        "301 phone escalated down kraken firing",
                        "301 boss escalated down kraken firing",
                        "361 phone escalated down kraken firing",
                        "361 boss escalated down kraken firing");
    }

    /** Or an incident opened by a step stays open for ever. */
    @Test
    void whoeverWasCalledByAStepHearsOnceThatItIsOver() {
        escalate(PHONE_THEN_DESK);
        breach("down kraken");
        run(310);
        acknowledge("down kraken", HOUR);
        sent.clear();
        clear("down kraken");
        run(2 * MINUTE);

        assertThat(sent)
                .containsExactly(
                        "311 phone all_resolved down kraken resolved", "311 desk all_resolved down kraken resolved");
        assertThat(kept).isEmpty();
    }

    @Test
    void whoeverWasCalledHearsTheEndAlsoWhereTheProcessWasKilledInBetween() {
        escalate(PHONE_THEN_DESK);
        breach("down kraken");
        run(310);
        clear("down kraken");
        look(++second); // over, and killed before anybody was told
        sent.clear();
        Map<String, String> groups = Map.copyOf(kept);

        notices = notices(second);
        escalate(PHONE_THEN_DESK);
        groups.forEach(notices::restore);
        run(2 * MINUTE);

        assertThat(sent)
                .containsExactly(
                        "312 phone all_resolved down kraken resolved", "312 desk all_resolved down kraken resolved");
        assertThat(kept).isEmpty();
    }

    @Test
    void aReceiverThatWantsToBeToldAgainIsToldOfWhatItWasCalledFor() {
        escalate(PHONE_THEN_DESK);
        breach("down kraken");
        run(100);
        List<String> fires = new ArrayList<>();
        notices.told((channel, alert) -> fires.add(channel + " " + name(alert)));

        assertThat(fires).containsExactly("desk down kraken", "phone down kraken");
    }

    @Test
    void anAcknowledgedAlertIsNotEscalated() {
        escalate(new Escalation("page", List.of(new Escalation.Step(90_000, List.of("phone"))), 0, 3, HOUR * 1_000));
        breach("down kraken");
        run(10);
        acknowledge("down kraken", 20 * MINUTE);
        run(10 * MINUTE);

        assertThat(sent).containsExactly("1 desk first_breach down kraken firing");
    }

    @Test
    void whatFlapsIsToldOfOnceThenInADigestAndThenWhenItIsCalm() {
        for (int i = 0; i < 300; i++) {
            breach("down kraken");
            run(1);
            clear("down kraken");
            run(1);
        }
        int toldWhileFlapping = sent.size();
        run(20 * MINUTE);

        assertThat(toldWhileFlapping).isLessThan(8);
        assertThat(sent.get(toldWhileFlapping - 1)).contains("flapping");
        assertThat(sent.subList(toldWhileFlapping, sent.size()))
                .containsExactly("661 desk digest down kraken resolved", "1201 desk all_resolved down kraken resolved");
        assertThat(flapping)
                .as("each change is told of once, those before it flapped one by one")
                .containsExactly("changed 61 times", "changed 539 times", "changed 0 times, calm for 10 min now");
    }

    /** Or it goes on calling people who need not come. */
    @Test
    void aReceiverThatCallsPeopleItselfHearsOnceThatSomebodyHasIt() {
        Route both = Route.to("all", List.of("desk", "phone"));
        Rulebook book = new Rulebook(List.of(both), Map.of(), List.of(), new Calendars(Map.of()));
        notices.follow(book.acknowledging(Set.of("phone", "other")), rules);
        breach("down kraken");
        run(10);
        acknowledge("down kraken", HOUR);
        run(10);
        acknowledge("down kraken", 2 * HOUR);
        run(10);

        assertThat(sent)
                .containsExactly(
                        "1 desk first_breach down kraken firing",
                        "1 phone first_breach down kraken firing",
                        "11 phone acknowledged down kraken firing");
        clear("down kraken");
        run(MINUTE);
        assertThat(kept).isEmpty();
    }

    @Test
    void whatNobodyWasToldOfIsNotSaidToBeTaken() {
        Route later = new Route("all", List.of(), List.of("phone"), List.of(), 20_000, 1, 60_000, "", List.of(), false);
        Rulebook book = new Rulebook(List.of(later), Map.of(), List.of(), new Calendars(Map.of()));
        notices.follow(book.acknowledging(Set.of("phone")), rules);
        breach("down kraken");
        run(10);
        acknowledge("down kraken", HOUR);
        run(30);

        assertThat(sent).containsExactly("21 phone first_breach down kraken firing");
    }

    /** It is told of less often, but nobody has it. */
    @Test
    void whatFlapsAndNobodyHasTakenIsEscalated() {
        escalate(PHONE_THEN_DESK);
        for (int i = 0; i < 5; i++) {
            breach("down kraken");
            run(1);
            clear("down kraken");
            run(1);
        }
        breach("down kraken");
        run(400);

        assertThat(sent.stream().filter(each -> each.contains("escalated") || each.contains("flapping")))
                .containsExactly(
                        "61 desk flapping down kraken firing",
                        "101 phone escalated down kraken firing",
                        "311 phone escalated down kraken firing",
                        "311 desk escalated down kraken firing");
    }

    @Test
    void nobodyIsCalledInQuietHoursButWhenTheyAreOver() {
        Hours hours = Hours.of("Thu 00:00-00:10 UTC"); // the epoch was a Thursday
        Calendars calendars = new Calendars(Map.of("early", List.of(hours)));
        Route quiet = new Route(
                "all", List.of(), List.of("desk"), List.of(), 0, 10_000, HOUR * 1_000, "page", List.of("early"), false);
        notices.follow(new Rulebook(List.of(quiet), Map.of("page", PHONE_THEN_DESK), List.of(), calendars), rules);
        breach("down kraken");
        run(11 * MINUTE);

        assertThat(sent)
                .containsExactly("600 desk first_breach down kraken firing", "600 phone escalated down kraken firing");
    }

    @Test
    void aRestartTellsNothingTwiceAndForgetsNothing() {
        breach("down kraken", "late kraken/A", "late kraken/B");
        run(10);
        clear("late kraken/B");
        look(++second); // over, and killed before anybody was told
        List<Alert> firing =
                notices.book().firing().stream().map(each -> each.toAlert()).toList();
        List<String> texts = notices.book().firing().stream()
                .map(io.tbot.engine.alert.hold.AlertText::of)
                .toList();
        sent.clear();
        Map<String, String> groups = Map.copyOf(kept);
        second += 100;

        notices = notices(second);
        texts.forEach(text -> notices.book()
                .restore(
                        java.util.Objects.requireNonNull(
                                io.tbot.engine.alert.hold.AlertText.read(text, second * 1_000)),
                        true));
        follow(Route.to("all", List.of("desk")));
        groups.forEach(notices::restore);
        run(30);

        assertThat(firing).hasSize(2);
        assertThat(sent).containsExactly("112 desk new_resolved late kraken/A firing, late kraken/B resolved");
    }

    @Test
    void aRuleMayNameItsChannelsItself() {
        notices.follow(
                Rulebook.EMPTY,
                Map.of("late", direct(rule("late", Severity.HIGH), "phone"), "down", rules.get("down")));
        breach("late kraken", "down kraken");
        run(10);

        assertThat(sent).containsExactly("6 phone first_breach late kraken firing");
    }

    private void escalate(Escalation policy) {
        Route route = Route.to("all", List.of("desk"));
        notices.follow(
                new Rulebook(
                        List.of(new Route(
                                "all",
                                List.of(),
                                List.of("desk"),
                                route.groupBy(),
                                Route.BY_SEVERITY,
                                Route.GROUP_INTERVAL_MILLIS,
                                Route.BY_SEVERITY,
                                policy.name(),
                                List.of(),
                                false)),
                        Map.of(policy.name(), policy),
                        List.of(),
                        new Calendars(Map.of())),
                rules);
    }

    private void follow(Route route) {
        notices.follow(new Rulebook(List.of(route), Map.of(), List.of(), new Calendars(Map.of())), rules);
    }

    private Notices notices(long startSecond) {
        return new Notices(
                listener -> new AlertBook(listener, Keeper.NONE, at(startSecond)),
                silences,
                this::note,
                (now, group, fingerprint, reason, by) ->
                        decided.add(now / 1_000 + " " + reason.word() + " " + by + " " + nameOf(fingerprint)),
                new GroupKeeper() {
                    @Override
                    public void keepGroup(String group, String text) {
                        kept.put(group, text);
                    }

                    @Override
                    public void dropGroup(String group) {
                        kept.remove(group);
                    }
                },
                startSecond * 1_000);
    }

    private void note(Notification notification) {
        String alerts = notification.alerts().stream()
                .map(alert -> name(alert) + (alert.isFiring() ? " firing" : " resolved"))
                .sorted((a, b) -> a.endsWith("resolved") == b.endsWith("resolved")
                        ? a.compareTo(b)
                        : Boolean.compare(a.endsWith("resolved"), b.endsWith("resolved")))
                .collect(Collectors.joining(", "));
        notification.alerts().stream()
                .map(alert -> alert.annotations().getOrDefault("flapping", ""))
                .filter(each -> !each.isEmpty())
                .forEach(flapping::add);
        sent.add(notification.createdMillis() / 1_000 + " " + notification.channel() + " "
                + notification.reason().word() + " " + alerts);
    }

    private static String name(Alert alert) {
        String symbol = alert.labels().get("symbol");
        return alert.rule() + " " + alert.labels().get("exchange") + (symbol.isEmpty() ? "" : "/" + symbol);
    }

    private String nameOf(String fingerprint) {
        return breached.stream()
                .filter(each -> Fingerprint.of(ruleOf(each), labelsOf(each)).equals(fingerprint))
                .findFirst()
                .orElse("");
    }

    private void breach(String... names) {
        breached.addAll(List.of(names));
    }

    private void clear(String name) {
        breached.remove(name);
    }

    private void acknowledge(String name, long untilSecond) {
        notices.book()
                .acknowledge(
                        Fingerprint.of(ruleOf(name), labelsOf(name)),
                        new Acknowledgement("eve", "", second * 1_000, untilSecond * 1_000));
    }

    private void run(long seconds) {
        for (long end = second + seconds; second < end; ) {
            second++;
            look(second);
            notices.tick(at(second));
        }
    }

    private final Set<String> known = new TreeSet<>();

    private void look(long now) {
        known.addAll(breached);
        for (Rule rule : rules.values()) {
            notices.book().beginLook();
            for (String name : known) {
                if (ruleOf(name).equals(rule.id())) {
                    Finding finding = breached.contains(name) ? Finding.BREACH : Finding.CLEAR;
                    notices.book().found(rule, WINDOW_NANOS, labelsOf(name), finding, 3, 2, at(now));
                }
            }
            notices.book().endLook(rule, WINDOW_NANOS, at(now));
        }
        notices.book().tick(at(now));
    }

    private static String ruleOf(String name) {
        return name.substring(0, name.indexOf(' '));
    }

    private static Labels labelsOf(String name) {
        String rest = name.substring(name.indexOf(' ') + 1);
        int slash = rest.indexOf('/');
        Labels exchange = Labels.of(Map.of("exchange", slash < 0 ? rest : rest.substring(0, slash)));
        return slash < 0 ? exchange : exchange.with("symbol", rest.substring(slash + 1));
    }

    private static Rule direct(Rule rule, String channel) {
        return new Rule(
                rule.id(),
                rule.severity(),
                rule.expression(),
                Labels.NONE,
                Map.of(),
                List.of(channel),
                0,
                0,
                0,
                rule.noData(),
                false,
                "",
                1);
    }

    private static Rule rule(String id, Severity severity) {
        return new Rule(
                id, severity, "x > 2", Labels.NONE, Map.of(), List.of(), 0, 0, 0, Rule.NoData.KEEP, false, "", 1);
    }

    private static Moment at(long second) {
        return new Moment(second * 1_000_000_000, second * 1_000);
    }
}
