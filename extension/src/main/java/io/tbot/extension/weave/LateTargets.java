package io.tbot.extension.weave;

import io.tbot.bootstrap.AgentThread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Instrumentations whose classes every JVM loads and only a bot with ticks needs woven: they wait until a class that
 * may bring ticks has been woven, and are woven a second later by a thread of ours, when the bot's start is over: until
 * then ticks do not travel between threads.
 *
 * <p>Threads: any thread that loads a class, and the clock thread; nobody waits. Source: docs/decisions/handoff.md.
 *
 * <p>What the engine knows of venues waits in the same way, for a class that may call one.
 */
final class LateTargets {
    /** A bot's start is short of both cores; weaving twenty classes of the JDK takes a third of a second of one. */
    private static final long FIRST_SECOND_MILLIS = 1000;

    private final LeanHost host;
    private final List<Target> late = new ArrayList<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final AtomicBoolean met = new AtomicBoolean();
    private final Runnable venuesMayBeCalled;
    private volatile boolean waiting;

    /** @param venuesMayBeCalled told once, of the first woven class that may call a venue */
    LateTargets(LeanHost host, Runnable venuesMayBeCalled) {
        this.host = host;
        this.venuesMayBeCalled = venuesMayBeCalled;
    }

    /** Those that do not wait. Asked once, before anything is woven. */
    List<Target> setAside(List<Target> all) {
        List<Target> now = new ArrayList<>();
        for (Target target : all) {
            boolean waits = target.module().ticks() == KnownModule.Ticks.WAITS;
            (waits ? late : now).add(target);
        }
        return now;
    }

    /** A class has been woven. */
    void woven(List<Candidate> candidates) {
        if (woken.get() && met.get()) {
            return;
        }
        for (Candidate candidate : candidates) {
            KnownModule module = candidate.target().module();
            if (module.bringsTicks()) {
                ticksMayCome();
            }
            if (module.callsVenues() && met.compareAndSet(false, true)) {
                venuesMayBeCalled.run();
            }
        }
    }

    /** Whether what waited is about to be woven. */
    boolean areDue() {
        return waiting;
    }

    /** Weaves what waits, once. */
    void ticksMayCome() {
        if (!late.isEmpty() && woken.compareAndSet(false, true)) {
            waiting = true;
            AgentThread thread = new AgentThread("tbot-weaver", new Weaving(this));
            thread.setContextClassLoader(LateTargets.class.getClassLoader());
            thread.start();
        }
    }

    /** A class of its own: a lambda would link while a class of the bot is being loaded. */
    private static final class Weaving implements Runnable {
        private final LateTargets targets;

        Weaving(LateTargets targets) {
            this.targets = targets;
        }

        @Override
        public void run() {
            try {
                Thread.sleep(FIRST_SECOND_MILLIS);
                targets.host.weaveToo(targets.late);
            } catch (Throwable fault) {
                System.err.println("tbot-agent: ticks do not travel between threads: ".concat(fault.toString()));
            } finally {
                targets.waiting = false;
            }
        }
    }
}
