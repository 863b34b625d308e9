package io.tbot.engine.measure;

/**
 * What did not fit, since the start.
 *
 * @param clamped durations beyond the histogram's range, counted at its edge
 * @param frames operations that found no room in their call tree
 * @param virtualFrames calls on virtual threads that were timed without frames
 * @param leaked open operations given up because they never ended
 */
public record Losses(long clamped, long frames, long virtualFrames, long leaked) {}
