package io.tbot.engine;

import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.ConfigWatch;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.probe.ProbeCatalog;
import io.tbot.engine.probe.ProbeSites;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Puts a changed configuration file into force: what is sound in it, and for the rest the last good. Probes are woven
 * live; address, token and state directory wait for the next start. Threads: the clock thread.
 */
final class Reload implements Runnable {
    private final ConfigWatch watch;
    private final ProbeSites sites;
    private final WeavingHost host;
    private final Function<AgentConfig, List<Mistake>> inForce;
    private final Consumer<String> log;

    /** @param inForce puts it into force, and says what turned out to be wrong with it */
    Reload(
            ConfigWatch watch,
            ProbeSites sites,
            WeavingHost host,
            Function<AgentConfig, List<Mistake>> inForce,
            Consumer<String> log) {
        this.watch = watch;
        this.sites = sites;
        this.host = host;
        this.inForce = inForce;
        this.log = log;
    }

    @Override
    public void run() {
        AgentConfig next = watch.poll();
        if (next == null) {
            return;
        }
        List<Mistake> more = inForce.apply(next);
        for (Mistake mistake : next.mistakes()) {
            log.accept(mistake.toString());
        }
        for (Mistake mistake : more) {
            log.accept(mistake.toString());
        }
        new ProbeCatalog(next.probes(), sites).publish();
        sites.retire(next.probes());
        host.reweaveOwnProbes();
        watch.inForce(more.isEmpty());
    }
}
