package io.tbot.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.bootstrap.OrderFacts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SequenceTest {
    private static final long NONE = OrderFacts.NONE;

    private final Sequence sequence = new Sequence();

    private Sequence.Verdict one(long number) {
        return sequence.take(number, number, NONE);
    }

    @Test
    void missesNothingBeforeItsFirstNumber() {
        assertThat(one(4_711)).isEqualTo(Sequence.Verdict.NEXT);
        assertThat(one(4_712)).isEqualTo(Sequence.Verdict.NEXT);
    }

    @Test
    void saysHowManyNumbersAreMissing() {
        one(10);

        assertThat(one(14)).isEqualTo(Sequence.Verdict.GAP);
        assertThat(sequence.missed).isEqualTo(3);
    }

    @Test
    void tellsALateNumberFromARepeatedOne() {
        one(10);
        one(12);

        assertThat(one(11)).isEqualTo(Sequence.Verdict.OUT_OF_ORDER);
        assertThat(one(11)).isEqualTo(Sequence.Verdict.DUPLICATE);
        assertThat(one(12)).isEqualTo(Sequence.Verdict.DUPLICATE);
        assertThat(one(13)).isEqualTo(Sequence.Verdict.NEXT);
    }

    @Test
    void followsRangesThatJoinOrOverlap() {
        sequence.take(100, 105, NONE);

        assertThat(sequence.take(106, 110, NONE)).isEqualTo(Sequence.Verdict.NEXT);
        assertThat(sequence.take(108, 112, NONE)).isEqualTo(Sequence.Verdict.NEXT);
        assertThat(sequence.take(115, 120, NONE)).isEqualTo(Sequence.Verdict.GAP);
        assertThat(sequence.missed).isEqualTo(2);
    }

    @Test
    void believesTheVenueWhichNumberCameBefore() {
        sequence.take(100, 105, 90);

        assertThat(sequence.take(140, 145, 105)).isEqualTo(Sequence.Verdict.NEXT);
        assertThat(sequence.take(170, 175, 160)).isEqualTo(Sequence.Verdict.GAP);
        assertThat(sequence.missed).isEqualTo(24);
    }

    @Test
    void takesANumberingThatBeginsAnewForNoLoss() {
        one(5_000_000);

        assertThat(one(1)).isEqualTo(Sequence.Verdict.NEXT);
        assertThat(one(2)).isEqualTo(Sequence.Verdict.NEXT);
        assertThat(one(9_000_000)).isEqualTo(Sequence.Verdict.NEXT);
    }

    @Test
    void followsANumberingThatBeganAnewNotFarBelow() {
        one(500);
        for (int i = 1; i < Sequence.RISING; i++) {
            assertThat(one(i)).isEqualTo(Sequence.Verdict.OUT_OF_ORDER);
        }

        assertThat(one(Sequence.RISING)).isEqualTo(Sequence.Verdict.NEXT);
        assertThat(one(Sequence.RISING + 1)).isEqualTo(Sequence.Verdict.NEXT);
        assertThat(one(Sequence.RISING + 4)).isEqualTo(Sequence.Verdict.GAP);
    }

    /** Histories with losses, repetitions and late numbers, against a set of all that came. */
    @Test
    void agreesWithAMemoryOfEveryNumberInRandomHistories() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            Sequence told = new Sequence();
            Set<Long> came = new HashSet<>();
            Deque<Long> late = new ArrayDeque<>();
            long last = 1000;
            told.take(last, last, NONE);
            came.add(last);
            for (int i = 0; i < 2_000; i++) {
                long number;
                Sequence.Verdict expected;
                int dice = random.nextInt(100);
                if (dice < 3) {
                    int lost = 1 + random.nextInt(5);
                    late.add(last + 1);
                    number = last + 1 + lost;
                    expected = Sequence.Verdict.GAP;
                } else if (dice < 6 && !late.isEmpty() && last - late.peek() < Sequence.REMEMBERED) {
                    number = late.poll();
                    expected = came.contains(number) ? Sequence.Verdict.DUPLICATE : Sequence.Verdict.OUT_OF_ORDER;
                } else if (dice < 9) {
                    number = last;
                    expected = Sequence.Verdict.DUPLICATE;
                } else {
                    number = last + 1;
                    expected = Sequence.Verdict.NEXT;
                }
                assertThat(told.take(number, number, NONE))
                        .as("seed %d, step %d, number %d after %d", seed, i, number, last)
                        .isEqualTo(expected);
                if (expected == Sequence.Verdict.GAP) {
                    assertThat(told.missed).as("seed %d, step %d", seed, i).isEqualTo(number - last - 1);
                }
                came.add(number);
                last = Math.max(last, number);
            }
        }
    }
}
