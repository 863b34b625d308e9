package io.tbot.engine.expose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;

/** Waits for what another thread does. */
final class Eventually {
    private static final long DEADLINE_NANOS = 20_000_000_000L;
    private static final long LOOK_MILLIS = 10;

    private Eventually() {}

    static void holds(Callable<Boolean> condition) throws Exception {
        long endNanos = System.nanoTime() + DEADLINE_NANOS;
        while (!condition.call() && System.nanoTime() - endNanos < 0) {
            Thread.sleep(LOOK_MILLIS);
        }
        assertThat(condition.call()).isTrue();
    }
}
