package io.tbot.engine.alert.hold;

import static io.tbot.engine.alert.model.Finding.BETWEEN;
import static io.tbot.engine.alert.model.Finding.BREACH;
import static io.tbot.engine.alert.model.Finding.CLEAR;
import static io.tbot.engine.alert.model.Finding.INSUFFICIENT;
import static io.tbot.engine.alert.model.Finding.NO_DATA;
import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.model.Finding;
import io.tbot.engine.alert.model.Fingerprint;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Rule;
import io.tbot.engine.alert.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertBookTest {
    private static final Labels KRAKEN = Labels.of(Map.of("exchange", "kraken"));
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final List<String> steps = new ArrayList<>();
    private final AlertBook book = new AlertBook(this::note, Keeper.NONE, at(0));
    private Rule rule = rule(0, 0, Rule.NoData.KEEP);
    private long second;

    @Test
    void firesAtOnceWhereTheRuleDoesNotWait() {
        look(BREACH);

        assertThat(steps).containsExactly("1 pending firing breach");
        assertThat(book.firing()).hasSize(1);
        assertThat(book.firing().get(0).labels().map())
                .isEqualTo(Map.of("exchange", "kraken", "alertname", "late", "severity", "high"));
    }

    @Test
    void waitsAsLongAsTheRuleWantsAndForgetsWhatWasTooShort() {
        rule = rule(3, 0, Rule.NoData.KEEP);

        look(BREACH, BREACH, CLEAR, BREACH, BREACH, BREACH, BREACH);

        assertThat(steps).containsExactly("7 pending firing held_long_enough");
    }

    @Test
    void isOverOnlyWhenItsOwnConditionForClearHolds() {
        look(BREACH, BETWEEN, BETWEEN, CLEAR);

        assertThat(steps).containsExactly("1 pending firing breach", "4 firing resolved clear");
        assertThat(book.firing()).isEmpty();
    }

    @Test
    void keepsFiringUntilItHasBeenClearWithoutABreak() {
        rule = rule(0, 2, Rule.NoData.KEEP);

        look(BREACH, CLEAR, CLEAR, BREACH, CLEAR, NO_DATA, CLEAR, CLEAR);

        assertThat(steps)
                .containsExactly(
                        "1 pending firing breach",
                        "2 firing resolving clear",
                        "4 resolving firing breach_again",
                        "5 firing resolving clear",
                        "8 resolving resolved clear_long_enough");
    }

    @Test
    void staysAsItIsWhereNothingIsHeard() {
        look(BREACH, NO_DATA, INSUFFICIENT, NO_DATA);
        second++;
        book.beginLook();
        book.endLook(rule, MINUTE_NANOS, at(second)); // the series itself is gone

        assertThat(steps).containsExactly("1 pending firing breach");
    }

    @Test
    void takesNoDataForClearOrForABreachWhereTheRuleSaysSo() {
        rule = rule(0, 0, Rule.NoData.OK);
        look(BREACH, NO_DATA);
        rule = rule(2, 0, Rule.NoData.ALERT);
        look(NO_DATA, NO_DATA, NO_DATA);

        assertThat(steps)
                .containsExactly(
                        "1 pending firing breach", "2 firing resolved clear", "5 pending firing held_long_enough");
    }

    @Test
    void doesNotCountWhatItCouldNotSeeAsHeld() {
        rule = rule(3, 0, Rule.NoData.KEEP);

        look(BREACH, BREACH, NO_DATA, NO_DATA, BREACH, BREACH, BREACH);

        assertThat(steps).containsExactly("6 pending firing held_long_enough");
    }

    @Test
    void doesNotResolveARestoredAlertFromAWindowThatIsStillFilling() {
        look(BREACH);
        HeldAlert kept = AlertText.read(AlertText.of(book.firing().get(0)), 1_000);
        AlertBook next = new AlertBook(this::note, Keeper.NONE, at(0));
        steps.clear();
        next.restore(kept, true);

        for (second = 1; second <= 60; second++) {
            next.beginLook();
            next.found(rule, MINUTE_NANOS, KRAKEN, CLEAR, 1, 2, at(second));
            next.endLook(rule, MINUTE_NANOS, at(second));
        }

        assertThat(steps).containsExactly("60 firing resolved clear");
    }

    @Test
    void givesUpARestoredAlertOfWhichNothingIsHeard() {
        look(BREACH);
        HeldAlert kept = AlertText.read(AlertText.of(book.firing().get(0)), 1_000);
        AlertBook next = new AlertBook(this::note, Keeper.NONE, at(0));
        steps.clear();
        next.restore(kept, true);

        next.tick(at(3_599));
        next.tick(at(3_600));

        assertThat(steps).containsExactly("3600 firing resolved unknown_after_restart");
    }

    @Test
    void countsWhatAnAlertHadWaitedBeforeTheRestart() {
        rule = rule(10, 0, Rule.NoData.KEEP);
        look(BREACH);
        HeldAlert kept = AlertText.read(AlertText.of(book.pending().get(0)), 7_000); // alive until the seventh second
        AlertBook next = new AlertBook(this::note, Keeper.NONE, at(100));
        next.restore(kept, true);

        for (second = 100; second <= 104; second++) {
            next.beginLook();
            next.found(rule, MINUTE_NANOS, KRAKEN, BREACH, 3, 2, at(second));
        }

        assertThat(steps).containsExactly("104 pending firing held_long_enough");
    }

    @Test
    void endsTheAlertsOfARuleThatLooksForSomethingElseNow() {
        look(BREACH);

        book.keepRules(Map.of("late", rule), at(2));
        assertThat(book.firing()).hasSize(1);
        book.keepRules(Map.of(), at(3));

        assertThat(steps).containsExactly("1 pending firing breach", "3 firing resolved rule_gone");
    }

    @Test
    void anAcknowledgementEndsByItselfWithTheAlertAndWhenItGetsWorse() {
        look(BREACH);
        String fingerprint = Fingerprint.of("late", KRAKEN);

        assertThat(book.acknowledge(fingerprint, new Acknowledgement("eve", "on it", 1_000, 5_000)))
                .isTrue();
        assertThat(book.firing().get(0).toAlert().acknowledgedBy()).isEqualTo("eve");
        assertThat(book.endAcknowledgements(at(4))).isEmpty();
        assertThat(book.endAcknowledgements(at(5))).hasSize(1);
        assertThat(book.firing().get(0).acknowledgement().isThere()).isFalse();
    }

    /** F-13: an alert without a rule was dropped without a word. */
    @Test
    void f13AnAlertFiredByHandNeedsNoRuleAndEndsByItself() {
        book.fire("desk", Severity.LOW, KRAKEN, Map.of("title", "look"), 10_000, at(1));
        book.fire("desk", Severity.HIGH, KRAKEN, Map.of(), 20_000, at(5));
        book.tick(at(19));
        assertThat(book.firing().get(0).severity()).isEqualTo(Severity.HIGH);
        book.tick(at(20));

        assertThat(steps).containsExactly("1 pending firing fired_by_hand", "20 firing resolved time_over");
    }

    @Test
    void knowsWhatFlapsUntilItIsCalmForTenMinutes() {
        String fingerprint = Fingerprint.of("late", KRAKEN);

        look(BREACH, CLEAR, BREACH, CLEAR, BREACH, CLEAR);
        assertThat(book.isFlapping(fingerprint, at(second))).isFalse();
        look(BREACH);
        assertThat(book.isFlapping(fingerprint, at(second))).isTrue();
        assertThat(book.isFlapping(fingerprint, at(second + 600))).isTrue();
        assertThat(book.isFlapping(fingerprint, at(second + 601))).isFalse();
    }

    @Test
    void refusesWhatIsTooMuchAndCountsIt() {
        for (int i = 0; i < AlertBook.MAX_ALERTS + 3; i++) {
            Labels labels = Labels.of(Map.of("n", Integer.toString(i)));
            book.fire("storm", Severity.LOW, labels, Map.of(), 10_000, at(1));
        }

        assertThat(book.firing()).hasSize(AlertBook.MAX_ALERTS);
        assertThat(book.refused()).isEqualTo(3);
    }

    private void look(Finding... findings) {
        for (Finding finding : findings) {
            second++;
            book.beginLook();
            book.found(rule, MINUTE_NANOS, KRAKEN, finding, 3, 2, at(second));
            book.endLook(rule, MINUTE_NANOS, at(second));
        }
    }

    private void note(Transition step) {
        steps.add(step.atMillis() / 1_000 + " " + step.from().word() + " "
                + step.to().word() + " " + step.cause().word());
    }

    private static Rule rule(long forSeconds, long keepSeconds, Rule.NoData noData) {
        return new Rule(
                "late",
                Severity.HIGH,
                "x > 2",
                Labels.NONE,
                Map.of(),
                List.of(),
                forSeconds * 1_000_000_000,
                keepSeconds * 1_000_000_000,
                0,
                noData,
                false,
                "",
                1);
    }

    private static Moment at(long second) {
        return new Moment(second * 1_000_000_000, second * 1_000);
    }
}
