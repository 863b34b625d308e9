package io.tbot.engine.measure;

/**
 * Has gauges that are known only by asking, and sets them when it is told that somebody reads. Not a lambda each: they
 * would all link before the application's {@code main}.
 */
public interface Refreshed {
    /** Sets the gauges. */
    void refresh();
}
