package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.model.Labels;
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

    /**
     * Whether an alert is a target of that source. Two that both are source and target do not inhibit each other, nor
     * does one of them itself; a source that is no target inhibits either.
     */
    boolean inhibits(Labels sourceLabels, Labels labels) {
        if (!Matcher.all(target, labels) || (isSource(labels) && Matcher.all(target, sourceLabels))) {
            return false;
        }
        for (String label : equal) {
            if (!sourceLabels.get(label).equals(labels.get(label))) {
                return false;
            }
        }
        return true;
    }
}
