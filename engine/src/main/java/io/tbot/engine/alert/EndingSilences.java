package io.tbot.engine.alert;

import io.tbot.engine.alert.hold.AlertBook;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.model.Fingerprint;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.alert.notice.Silence;
import io.tbot.engine.alert.notice.Silences;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says by an alert of its own that somebody's silence ends soon, while something it hides still fires: once for each
 * silence, over with it.
 *
 * <p>Threads: the alert thread.
 */
final class EndingSilences {
    static final String NAME = "TBotSilenceEnding";

    private final AlertBook book;
    private final Silences silences;

    /** The alert of each silence that was spoken of. */
    private final Map<String, String> told = new HashMap<>();

    EndingSilences(AlertBook book, Silences silences) {
        this.book = book;
        this.silences = silences;
    }

    void check(Moment now) {
        List<Silence> ending = silences.ending(now.millis());
        if (ending.isEmpty() && told.isEmpty()) {
            return;
        }
        Set<String> still = ending.stream().map(Silence::id).collect(Collectors.toSet());
        for (Map.Entry<String, String> each : List.copyOf(told.entrySet())) {
            if (!still.contains(each.getKey())) {
                told.remove(each.getKey());
                book.resolve(each.getValue(), now);
            }
        }
        List<HeldAlert> firing = book.allFiring();
        for (Silence silence : ending) {
            int hidden = told.containsKey(silence.id()) ? 0 : hidden(silence, firing);
            if (hidden > 0) {
                tell(silence, hidden, now);
            }
        }
    }

    private static int hidden(Silence silence, List<HeldAlert> firing) {
        int hidden = 0;
        for (HeldAlert alert : firing) {
            hidden += !alert.rule().equals(NAME) && silence.matches(alert.labels()) ? 1 : 0;
        }
        return hidden;
    }

    private void tell(Silence silence, int hidden, Moment now) {
        Map<String, String> says = new HashMap<>();
        says.put("silence", silence.id());
        if (!silence.author().isEmpty()) {
            says.put("author", silence.author());
        }
        Labels labels = Labels.of(says);
        String ends = Instant.ofEpochMilli(silence.untilMillis())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        String what = hidden == 1 ? "an alert that it hides still fires" : hidden + " alerts that it hides still fire";
        Map<String, String> annotations = new HashMap<>();
        annotations.put("title", "a silence ends at " + ends + ", and " + what);
        annotations.put("ends", ends);
        if (!silence.comment().isEmpty()) {
            annotations.put("comment", silence.comment());
        }
        told.put(silence.id(), Fingerprint.of(NAME, labels));
        book.fire(NAME, Severity.LOW, labels, annotations, silence.untilMillis(), now);
    }
}
