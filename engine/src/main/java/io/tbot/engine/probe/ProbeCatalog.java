package io.tbot.engine.probe;

import io.tbot.engine.config.Carrier;
import io.tbot.engine.config.ProbeSpec;
import io.tbot.engine.config.Resume;
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
    private final List<Carrier> carriers;
    private final List<Resume> resumes;

    public ProbeCatalog(List<ProbeSpec> probes, ProbeSites sites) {
        this(probes, sites, List.of(), List.of());
    }

    public ProbeCatalog(List<ProbeSpec> probes, ProbeSites sites, List<Carrier> carriers, List<Resume> resumes) {
        this.probes = List.copyOf(probes);
        this.sites = sites;
        this.carriers = List.copyOf(carriers);
        this.resumes = List.copyOf(resumes);
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

    /** Classes whose instances carry a tick. */
    public List<Carrier> carriers() {
        return carriers;
    }

    /** Methods that take one up. */
    public List<Resume> resumes() {
        return resumes;
    }

    public ProbeSites sites() {
        return sites;
    }
}
