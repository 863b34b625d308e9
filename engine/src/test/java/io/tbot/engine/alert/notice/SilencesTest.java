package io.tbot.engine.alert.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.model.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SilencesTest {
    private static final long HOUR = 3_600_000;
    private static final List<Labels> NONE = List.of();
    private static final List<Labels> KRAKEN = List.of(Labels.of(Map.of("exchange", "kraken")));

    private final Silences silences = new Silences();

    /** The journal is not written each second: ten times an hour, then the end. */
    @Test
    void keepsHowLongItMatchedNothingATenthAtATime() {
        silences.add(silence(EarlyEnd.whenUnmatched(HOUR)));

        List<Silence> kept = looks(0, 3_700, NONE);

        assertThat(kept).hasSize(10);
        assertThat(kept.subList(0, 9))
                .extracting(each -> each.early().countedMillis())
                .startsWith(360_000L, 720_000L)
                .endsWith(3_240_000L);
        assertThat(kept.get(9).early().how()).isEqualTo(EarlyEnd.How.UNMATCHED);
        assertThat(kept.get(9).untilMillis()).isEqualTo(HOUR);
    }

    @Test
    void keepsNothingWhileAnAlertComesAndGoes() {
        silences.add(silence(EarlyEnd.whenUnmatched(HOUR)));
        List<Silence> kept = new ArrayList<>();

        for (int i = 0; i < 1_000; i++) {
            kept.addAll(looks(i * 10, i * 10 + 9, NONE));
            kept.addAll(looks(i * 10 + 9, i * 10 + 10, KRAKEN));
        }

        assertThat(kept).isEmpty();
        assertThat(silences.mayEndEarly(20_000)).isTrue();
    }

    @Test
    void outlivesTheJournalAsItWas() {
        for (EarlyEnd early : List.of(
                EarlyEnd.NONE,
                EarlyEnd.WHEN_RESOLVED,
                EarlyEnd.whenUnmatched(HOUR).counted(HOUR / 2),
                EarlyEnd.whenUnmatched(HOUR).ended(EarlyEnd.How.UNMATCHED),
                EarlyEnd.NONE.ended(EarlyEnd.How.BY_HAND))) {
            Silence read = SilenceText.read(SilenceText.of(silence(early)));

            assertThat(read).isNotNull();
            assertThat(read.early()).isEqualTo(early);
        }
    }

    @Test
    void saysHowEachOfThemEnded() {
        silences.add(silence(EarlyEnd.WHEN_RESOLVED));
        looks(0, 1, KRAKEN);
        assertThat(ended(1_000)).isEmpty();
        looks(1, 2, NONE);
        assertThat(ended(2_000)).isEqualTo("resolved");

        silences.add(silence(EarlyEnd.NONE));
        assertThat(ended(24 * HOUR)).isEqualTo("time_over");
        silences.expire("s", 3_000);
        assertThat(ended(3_000)).isEqualTo("by_hand");
    }

    private static Silence silence(EarlyEnd early) {
        return new Silence(
                "s", List.of(Matcher.of("exchange=kraken")), null, 0, 24 * HOUR, "ann", "moving desks", early);
    }

    /** Looks each second; what was to be kept. */
    private List<Silence> looks(int from, int to, List<Labels> firing) {
        List<Silence> kept = new ArrayList<>();
        for (int second = from; second < to; second++) {
            kept.addAll(silences.endEarly(firing, NONE, new Moment(second * 1_000_000_000L, second * 1_000L)));
        }
        return kept;
    }

    private String ended(long nowMillis) {
        return silences.all().get(0).howEnded(nowMillis);
    }
}
