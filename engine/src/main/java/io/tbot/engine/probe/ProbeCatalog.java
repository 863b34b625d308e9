package io.tbot.engine.probe;

import io.tbot.engine.config.ProbeSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The probes that are to be woven now. Static, because the OpenTelemetry extension API makes instrumentation modules
 * through the service loader, with no argument.
 */
public final class ProbeCatalog {
    private static volatile @Nullable ProbeCatalog current;

    private final List<ProbeSpec> probes;
    private final ProbeSites sites;

    public ProbeCatalog(List<ProbeSpec> probes, ProbeSites sites) {
        this.probes = List.copyOf(probes);
        this.sites = sites;
    }

    /** The catalog of the running engine; {@code null} before it runs. */
    public static @Nullable ProbeCatalog current() {
        return current;
    }

    /** Makes this the catalog of the running engine. */
    public void publish() {
        current = this;
    }

    public List<ProbeSpec> probes() {
        return probes;
    }

    public ProbeSites sites() {
        return sites;
    }
}
