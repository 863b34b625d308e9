package io.tbot.bootstrap;

/**
 * Where {@link Caches} delivers. Abstract and implemented once, so that the compiled call is direct.
 *
 * <p>Threads: may be entered by any number of application threads at once, and blocks none. Errors: an implementation
 * throws nothing.
 */
public abstract class CacheSink {
    /** Takes a new cache; see {@link Caches#built}. */
    public abstract void built(Object cache);
}
