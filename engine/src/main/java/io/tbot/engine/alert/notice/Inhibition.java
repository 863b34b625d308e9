package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.model.Labels;
import java.util.ArrayList;
import java.util.List;

/**
 * While a source fires, its targets are not told of: of an exchange that is down nobody wants to hear that its orders
 * fail.
 *
 * @param equal labels in which both must agree
 */
public record Inhibition(List<Matcher> source, List<Matcher> target, List<String> equal) {
    boolean isSource(Labels labels) {
        return Matcher.all(source, labels);
    }

    boolean isTarget(Labels labels) {
        return Matcher.all(target, labels);
    }

    /** The values in which source and target must agree. */
    List<String> equalOf(Labels labels) {
        List<String> values = new ArrayList<>(equal.size());
        for (String label : equal) {
            values.add(labels.get(label));
        }
        return values;
    }
}
