package io.tbot.testapp.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tbot.testapp.venue.MatchingRules.Fate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatchingRulesTest {
    private static final int ORDERS = 20_000;

    @Test
    void decidesTheSameForTheSameSeedInEveryRun() {
        List<Fate> once = fates(rules(7));
        List<Fate> again = fates(rules(7));

        assertThat(again).isEqualTo(once);
        assertThat(fates(rules(8))).isNotEqualTo(once);
    }

    @Test
    void doesNotChangeFromBuildToBuild() {
        MatchingRules rules = rules(1);

        List<Fate> first = IntStream.range(0, 40)
                .mapToObj(i -> rules.fateOf("order-" + i))
                .filter(fate -> fate != Fate.FILLS_AT_ONCE)
                .toList();

        assertThat(first)
                .containsExactly(
                        Fate.FILLS_IN_TWO_PARTS,
                        Fate.FILLS_IN_TWO_PARTS,
                        Fate.REJECTED,
                        Fate.REJECTED,
                        Fate.REJECTED,
                        Fate.REJECTED,
                        Fate.FILLS_IN_TWO_PARTS,
                        Fate.FILLS_IN_TWO_PARTS);
    }

    @Test
    void keepsTheRatiosOfTheWire() {
        Map<Fate, Double> ratios = ratios(rules(1));

        assertThat(ratios.get(Fate.REJECTED)).isCloseTo(0.03, within(0.01));
        assertThat(ratios.get(Fate.STAYS_OPEN)).isCloseTo(0.05, within(0.01));
        assertThat(ratios.get(Fate.FILLS_IN_TWO_PARTS)).isCloseTo(0.20, within(0.015));
    }

    @Test
    void rejectsThreeInTenUnderTheFaultRejects() {
        assertThat(ratios(rules(1, Fault.REJECTS)).get(Fate.REJECTED)).isCloseTo(0.30, within(0.015));
    }

    @Test
    void fillsNothingAtOnceUnderTheFaultPartialFills() {
        assertThat(fates(rules(1, Fault.PARTIAL_FILLS))).doesNotContain(Fate.FILLS_AT_ONCE);
    }

    @Test
    void delaysWithinItsBoundsAndOnlyUnderTheFaultSlowVenue() {
        MatchingRules slow = rules(1, Fault.SLOW_VENUE);

        assertThat(rules(1).responseDelayMillis("order-1")).isZero();
        assertThat(IntStream.range(0, ORDERS)
                        .mapToLong(i -> slow.responseDelayMillis("order-" + i))
                        .summaryStatistics())
                .satisfies(delays -> {
                    assertThat(delays.getMin()).isEqualTo(50);
                    assertThat(delays.getMax()).isEqualTo(400);
                });
    }

    @Test
    void turnsAwayOneRequestInFiveUnderTheFaultRateLimit() {
        MatchingRules limited = rules(1, Fault.RATE_LIMIT);

        long turnedAway =
                IntStream.range(0, ORDERS).filter(limited::isRateLimited).count();

        assertThat((double) turnedAway / ORDERS).isCloseTo(0.20, within(0.015));
        assertThat(IntStream.range(0, ORDERS).filter(rules(1)::isRateLimited)).isEmpty();
    }

    private static MatchingRules rules(long seed, Fault... faults) {
        Map<Fault, Double> on = new EnumMap<>(Fault.class);
        for (Fault fault : faults) {
            on.put(fault, fault.share());
        }
        return new MatchingRules(seed, new Faults(on));
    }

    private static List<Fate> fates(MatchingRules rules) {
        return IntStream.range(0, ORDERS)
                .mapToObj(i -> rules.fateOf("order-" + i))
                .toList();
    }

    private static Map<Fate, Double> ratios(MatchingRules rules) {
        Map<Fate, Double> ratios = new EnumMap<>(Fate.class);
        fates(rules).forEach(fate -> ratios.merge(fate, 1.0 / ORDERS, Double::sum));
        return ratios;
    }
}
