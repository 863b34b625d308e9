package io.tbot.testapp.it.apps.ticks;

/** One way from a tick to its order. Threads: {@link #tick} on the feed's, {@link #noise} on another. */
interface Way extends AutoCloseable {
    /** Hands a tick to whoever orders. */
    void tick(Tick tick) throws Exception;

    /** Hands over work that no tick caused, in a way that might be taken for a tick's. */
    void noise() throws Exception;

    @Override
    void close() throws Exception;
}
