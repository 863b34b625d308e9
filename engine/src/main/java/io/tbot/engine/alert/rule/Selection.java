package io.tbot.engine.alert.rule;

import io.tbot.engine.alert.model.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which series of a family are meant, and under which labels they are gathered.
 *
 * @param metric as it is exposed
 * @param by {@code null} keeps all labels
 */
record Selection(
        String metric, List<LabelMatch> matches, @Nullable List<String> by) {
    boolean takes(Map<String, String> labels) {
        for (LabelMatch match : matches) {
            if (!match.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    Labels instance(Map<String, String> labels) {
        return by == null ? Labels.of(labels) : narrow(labels, by);
    }

    /** The labels that the selector itself tells. */
    Labels told() {
        Map<String, String> told = new HashMap<>();
        for (LabelMatch match : matches) {
            String only = match.only();
            if (only != null && (by == null || by.contains(match.label()))) {
                told.put(match.label(), only);
            }
        }
        return Labels.of(told);
    }

    static Labels narrow(Map<String, String> labels, List<String> by) {
        Map<String, String> kept = new HashMap<>();
        for (String label : by) {
            String value = labels.get(label);
            if (value != null) {
                kept.put(label, value);
            }
        }
        return Labels.of(kept);
    }

    /** By which a reload knows it again. */
    String key() {
        return metric + matches + (by == null ? "" : by);
    }
}
