package io.tbot.engine.trace;

import io.tbot.engine.measure.Series;
import java.util.List;

/**
 * An operation that was worth keeping.
 *
 * @param startNanos on the {@link System#nanoTime} clock
 * @param steps the operation itself and what was measured inside it, in order of start
 */
public record KeptOperation(Series root, long startNanos, long nanos, boolean failed, List<Step> steps) {
    /**
     * One frame.
     *
     * @param site the measuring site
     * @param depth 0 for the operation itself
     * @param offsetNanos from the operation's start
     */
    public record Step(int site, int depth, long offsetNanos, long nanos) {}
}
