package io.tbot.engine.measure;

import io.tbot.bootstrap.HotPath;

/**
 * Takes the call trees that are worth keeping. Abstract and implemented once, so that the compiled call is direct.
 *
 * <p>Threads: any of the bot's, rarely; it copies what it wants before it returns, and waits for nobody.
 */
public abstract class Keeper {
    /** An outermost operation was slower than its series' last minute, or failed. */
    @HotPath
    public abstract void keep(Frames tree, Series root, long nanos, boolean failed);
}
