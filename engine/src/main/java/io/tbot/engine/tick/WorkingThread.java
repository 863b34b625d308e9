package io.tbot.engine.tick;

import io.tbot.bootstrap.HotPath;

/** What one thread works on. Threads: only its own. Units: {@link System#nanoTime}; 0 for none. */
final class WorkingThread {
    /** The tick that a thread of its own was started for; 0 for none. */
    long startedForNanos;

    /** When the tick arrived that this thread's work began with, here or on another thread. */
    long tickNanos;

    /** Whether that tick came with what this thread took last, and nothing arrived since. */
    boolean brought;

    /** Whether the tick being handled is the one that was brought, which this thread works on after it too. */
    boolean kept;

    /** How long that tick counts. */
    long maxAgeNanos = Ticks.MAX_AGE_NANOS;

    /** Ticks being handled, one inside the other. */
    int arrivals;

    /** What is being handled, innermost in bit 0: 1 for a tick that came, 0 for one that was asked for. */
    long kinds;

    int depth;

    /** {@link io.tbot.bootstrap.Probe#overflows} at the last arrival: an end may have been lost to one. */
    int overflowsBefore;

    /** When market data was last asked for within this execution. */
    long polledNanos;

    /** Executors that this thread is inside of, whose queues carry nothing. */
    int inside;

    /** When what was taken last was sent; 0 where nobody noted it. */
    long sentNanos;

    /** Hand-offs by this thread, for sampling. */
    int handoffs;

    /** The ends of what was being handled were lost. */
    @HotPath
    void forget() {
        depth = 0;
        arrivals = 0;
        kinds = 0;
        kept = false;
        worksOn(0);
    }

    /** This thread took up something that brings this tick, or none. */
    @HotPath
    void worksOn(long tickNanos) {
        this.tickNanos = tickNanos;
        brought = tickNanos != 0;
        maxAgeNanos = Ticks.MAX_AGE_NANOS;
        polledNanos = 0;
    }

    /** This thread is done with what it took up within something else. */
    @HotPath
    void worksAgainOn(long tickNanos) {
        this.tickNanos = tickNanos;
        maxAgeNanos = tickNanos != 0 && tickNanos == startedForNanos ? Ticks.MAX_START_NANOS : Ticks.MAX_AGE_NANOS;
        brought = false;
        polledNanos = 0;
    }
}
