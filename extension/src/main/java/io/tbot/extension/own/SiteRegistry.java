package io.tbot.extension.own;

import io.tbot.engine.config.ProbeSpec;
import io.tbot.engine.probe.ProbeSites;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where weaving reports to: {@link ProbeSites} in a running agent. */
interface SiteRegistry {
    /** Takes a woven method; see {@link ProbeSites#register}. */
    int register(ProbeSpec probe, String className, String method, @Nullable String[] literals, boolean verdictIsOk);

    /** Takes what did not bind. */
    void problem(ProbeSpec probe, String className, String method, String message);

    /** Takes a class that is meant but has no method that is. */
    void nearMiss(ProbeSpec probe, String className, List<String> methodNames);

    /** Reports to the engine. */
    static SiteRegistry of(ProbeSites sites) {
        return new SiteRegistry() {
            @Override
            public int register(
                    ProbeSpec probe,
                    String className,
                    String method,
                    @Nullable String[] literals,
                    boolean verdictIsOk) {
                return sites.register(probe, className, method, literals, verdictIsOk);
            }

            @Override
            public void problem(ProbeSpec probe, String className, String method, String message) {
                sites.problem(probe, className, method, message);
            }

            @Override
            public void nearMiss(ProbeSpec probe, String className, List<String> methodNames) {
                sites.nearMiss(probe, className, methodNames);
            }
        };
    }
}
