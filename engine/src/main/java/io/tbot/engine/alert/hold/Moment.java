package io.tbot.engine.alert.hold;

/**
 * Now, by both clocks: durations are measured by the first, calendars and people by the second.
 *
 * @param nanos {@link System#nanoTime}; to the book, the part of it that was watched
 * @param millis wall clock
 */
public record Moment(long nanos, long millis) {}
