package io.tbot.testapp.it.apps.ticks;

import java.util.function.Consumer;

/** Where ticks come in. Threads: the one that feeds. */
final class Feed {
    private final Consumer<Tick> way;

    Feed(Consumer<Tick> way) {
        this.way = way;
    }

    /** A tick comes. */
    void come() {
        onTick("TICK", System.nanoTime());
    }

    /** What the agent watches. */
    void onTick(String symbol, long fromNanos) {
        way.accept(new Tick(fromNanos, System.nanoTime()));
    }
}
