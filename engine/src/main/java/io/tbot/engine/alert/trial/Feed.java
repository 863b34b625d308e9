package io.tbot.engine.alert.trial;

import io.tbot.engine.alert.rule.Metrics;
import java.util.Map;

/**
 * One series of a test.
 *
 * @param metric as it is exposed
 * @param fromNanos when its first value comes, since the start
 * @param everyNanos between two values
 */
record Feed(
        String metric, Metrics.Kind kind, Map<String, String> labels, Values values, long fromNanos, long everyNanos) {
    /** When its last value comes, since the start. */
    long endNanos() {
        return fromNanos + Math.max(0, values.count() - 1) * everyNanos;
    }
}
