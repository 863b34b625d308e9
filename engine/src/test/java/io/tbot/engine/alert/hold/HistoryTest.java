package io.tbot.engine.alert.hold;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Fingerprint;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Acknowledgement ANN = new Acknowledgement("ann", "on it", 150, 10_000);

    private final Map<String, String> kept = new LinkedHashMap<>();
    private final History.Store store = new History.Store() {
        @Override
        public void keepEpisode(String key, String text) {
            kept.put(key, text);
        }

        @Override
        public void dropEpisode(String key) {
            kept.remove(key);
        }
    };

    private final History history = new History(store);

    @Test
    void knowsWhoTookWhatIsOverAndWhatKeptItFromBeingTold() {
        fires("slow", 100);
        history.acknowledged(alert("slow", 100, 0).fingerprint(), ANN);
        history.suppressed(alert("slow", 100, 0).fingerprint(), Reason.SILENCED);
        history.suppressed(alert("slow", 100, 0).fingerprint(), Reason.SILENCED);
        isOver("slow", 100, 200);

        Episode episode = history.latest(List.of(), 10).get(0);
        assertThat(episode.acknowledgement()).isEqualTo(ANN);
        assertThat(episode.suppressed()).containsExactly(Reason.SILENCED);
        assertThat(episode.cause()).isEqualTo(Cause.CLEAR);
        assertThat(history.totals()).isEqualTo(new History.Totals(1, 1, 1, 0, Map.of(Reason.SILENCED, 1L)));
    }

    /** F-11: all state was in memory. */
    @Test
    void f11WhatIsKeptIsTakenBackAsItWas() {
        fires("slow", 100);
        history.acknowledged(alert("slow", 100, 0).fingerprint(), ANN);
        isOver("slow", 100, 200);
        isOver("other", 300, 400);

        History next = new History(store);
        next.restore(Map.copyOf(kept));
        assertThat(next.latest(List.of(), 10)).isEqualTo(history.latest(List.of(), 10));
        next.hear(over("third", 500, 600));
        assertThat(kept).as("no key comes twice").hasSize(3);
    }

    @Test
    void believesNoTextThatIsNotItsOwn() {
        kept.put("0000000000000001", "{\"alert\":[]}");
        kept.put("0000000000000002", "nonsense");

        history.restore(Map.copyOf(kept));
        assertThat(history.latest(List.of(), 10)).isEmpty();
        assertThat(kept).isEmpty();
    }

    @Test
    void forgetsTheOldestBeyondItsBoundsAndKeepsNoMoreThanItsShareOfTheDisk() {
        for (int i = 0; i < History.MAX + 500; i++) {
            isOver("a" + i, i, i + 1);
        }

        List<Episode> all = history.latest(List.of(), Integer.MAX_VALUE);
        assertThat(all).hasSize(History.MAX);
        assertThat(all.get(0).alert().rule()).isEqualTo("a" + (History.MAX + 499));
        assertThat(history.last(alert("a0", 0, 0).fingerprint())).isNull();
        int chars = kept.values().stream().mapToInt(String::length).sum();
        assertThat(chars).isLessThanOrEqualTo(History.MAX_KEPT_CHARS).isGreaterThan(History.MAX_KEPT_CHARS * 9 / 10);
        assertThat(kept.values().stream().reduce((first, second) -> second).orElse(""))
                .contains("a" + (History.MAX + 499));
    }

    @Test
    void anAlertThatFlapsSharesItsTextsWithItsPast() {
        isOver("slow", 100, 200);
        isOver("slow", 300, 400);

        List<Episode> both = history.latest(List.of(), 2);
        assertThat(both.get(0).alert().labels()).isSameAs(both.get(1).alert().labels());
        assertThat(both.get(0).alert().startsAtMillis()).isEqualTo(300);
        assertThat(history.last(alert("slow", 0, 0).fingerprint())).isEqualTo(both.get(0));
    }

    @Test
    void aStepOfAnEscalationCountsOnceForAllItsChannels() {
        fires("slow", 100);
        String fingerprint = alert("slow", 100, 0).fingerprint();
        history.escalated(fingerprint, 1);
        history.escalated(fingerprint, 1);
        history.escalated(fingerprint, 2);

        assertThat(history.totals().escalated()).isEqualTo(2);
    }

    private void fires(String rule, long startsAtMillis) {
        history.hear(new Transition(
                alert(rule, startsAtMillis, 0), Phase.PENDING, Phase.FIRING, Cause.BREACH, startsAtMillis));
    }

    private void isOver(String rule, long startsAtMillis, long endsAtMillis) {
        history.hear(over(rule, startsAtMillis, endsAtMillis));
    }

    private static Transition over(String rule, long startsAtMillis, long endsAtMillis) {
        return new Transition(
                alert(rule, startsAtMillis, endsAtMillis), Phase.FIRING, Phase.RESOLVED, Cause.CLEAR, endsAtMillis);
    }

    private static Alert alert(String rule, long startsAtMillis, long endsAtMillis) {
        Labels labels = Labels.of(Map.of("exchange", "kraken"));
        return new Alert(
                Fingerprint.of(rule, labels),
                rule,
                Severity.HIGH,
                labels,
                Map.of("title", "slow"),
                0.5,
                Double.NaN,
                startsAtMillis,
                endsAtMillis,
                "",
                0);
    }
}
