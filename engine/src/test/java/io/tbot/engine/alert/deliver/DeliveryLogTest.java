package io.tbot.engine.alert.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.model.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryLogTest {
    private static final int MAX = 10_000;

    /** As files would hold them. */
    private final List<String> lines = new ArrayList<>();

    private DeliveryLog log = kept();

    @BeforeEach
    void start() {
        lines.clear();
        log = kept();
    }

    @Test
    void goesOnIntoWhatWasWrittenAndShowsEachOnce() {
        add(0, MAX);
        flush();
        add(MAX, MAX + 500);

        assertThat(millis(MAX + 500)).hasSize(MAX + 500).startsWith(MAX + 499L).endsWith(0L);
        assertThat(millis(3)).containsExactly(MAX + 499L, MAX + 498L, MAX + 497L);

        flush();

        assertThat(millis(2 * MAX)).hasSize(MAX + 500).doesNotHaveDuplicates();
        assertThat(log.lost()).isZero();
    }

    @Test
    void findsAfterARestartWhatWasDecidedBeforeIt() {
        DeliveryLog.Entry entry = new DeliveryLog.Entry(
                1_000, "hook", "g \"1\"\n", "n1", "dead", Reason.EXPIRED, 3, "status 503", List.of("f1", "f2"));
        log.add(entry);
        flush();

        log = kept();
        add(5_000, 5_001);

        assertThat(log.find(each -> each.fingerprints().contains("f2"), 10)).containsExactly(entry);
        assertThat(millis(10)).containsExactly(5_000L, 1_000L);
        assertThat(log.latest(10)).hasSize(1);
    }

    @Test
    void countsWhatItForgetsBeforeAFileHasIt() {
        add(0, MAX + 7);
        assertThat(log.lost()).isEqualTo(7);

        flush();
        assertThat(log.lost()).isEqualTo(7);
        assertThat(lines).hasSize(MAX);

        add(0, 5);
        assertThat(log.lost()).isEqualTo(7);
    }

    @Test
    void countsNoLossWhereNothingIsToOutliveTheProcess() {
        log = new DeliveryLog();
        add(0, MAX + 7);

        assertThat(log.lost()).isZero();
    }

    @Test
    void passesOverLinesOfAnotherMake() {
        lines.add("{\"at\":1}");
        lines.add("none of ours");
        lines.add(new DecisionText("other", 0, entry(4)).write().replace("FIRST_BREACH", "OF_A_NEWER_AGENT"));
        lines.add(new DecisionText("other", 1, entry(9)).write());

        assertThat(millis(10)).containsExactly(9L);
    }

    private DeliveryLog kept() {
        DeliveryLog made = new DeliveryLog();
        made.keepIn(more -> {
            for (int i = lines.size() - 1; i >= 0 && more.test(lines.get(i)); i--) {
                // it has seen it
            }
        });
        return made;
    }

    private void flush() {
        for (List<String> next = log.nextLines(333); !next.isEmpty(); next = log.nextLines(333)) {
            lines.addAll(next);
        }
    }

    private void add(int from, int to) {
        for (int i = from; i < to; i++) {
            log.add(entry(i));
        }
    }

    private static DeliveryLog.Entry entry(long millis) {
        return new DeliveryLog.Entry(millis, "c", "g", "n", "sent", Reason.FIRST_BREACH, 1, "", List.of());
    }

    private List<Long> millis(int max) {
        return log.find(each -> true, max).stream()
                .map(DeliveryLog.Entry::millis)
                .toList();
    }
}
