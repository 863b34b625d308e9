package io.tbot.testapp.it.apps.ticks;

/**
 * What the bot itself knows of one tick; {@code 0} for work that no tick caused.
 *
 * @param fromNanos just before the handler that the agent watches was called
 * @param toNanos just after it began
 */
record Tick(long fromNanos, long toNanos) {
    static final Tick NONE = new Tick(0, 0);
}
