package io.tbot.engine;

import io.tbot.bootstrap.AgentThread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The agent's heartbeat: one daemon thread that does each chore once a second. A chore that fails is said once and goes
 * on being tried.
 */
final class Clock {
    private static final long PERIOD_MILLIS = 1000;

    private final List<Runnable> chores = new ArrayList<>();
    private final Consumer<String> log;

    Clock(Consumer<String> log) {
        this.log = log;
    }

    /** Adds a chore done once, so many seconds after {@link #start}. */
    Clock after(int seconds, Runnable once) {
        int[] left = {seconds};
        return each(() -> {
            if (left[0]-- == 0) {
                once.run();
            }
        });
    }

    /** Adds a chore; before {@link #start}. */
    Clock each(Runnable chore) {
        chores.add(chore);
        return this;
    }

    void start() {
        AgentThread thread = new AgentThread("tbot-clock", this::run);
        thread.setContextClassLoader(Clock.class.getClassLoader());
        thread.start();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            for (Runnable chore : chores) {
                try {
                    chore.run();
                } catch (Throwable fault) {
                    log.accept("a chore of the agent failed and will be tried again: " + fault);
                }
            }
            try {
                Thread.sleep(PERIOD_MILLIS);
            } catch (InterruptedException end) {
                return;
            }
        }
    }
}
