package io.tbot.extension.own;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.engine.config.ProbeSpec;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** One own probe as an instrumentation. */
final class ProbeInstrumentation implements TypeInstrumentation, TargetHints {
    private final ProbeSpec probe;
    private final ProbeTarget target;
    private final SiteRegistry sites;
    private final ProbedMethods probed;

    ProbeInstrumentation(ProbeSpec probe, SiteRegistry sites, ProbedMethods probed) {
        this.probe = probe;
        this.target = new ProbeTarget(probe);
        this.sites = sites;
        this.probed = probed;
    }

    @Override
    public List<String> exactTypes() {
        // the supertype itself too, whatever its methods are called: a misspelt one is found there
        boolean named =
                !target.isGlob() && !(probe.subtypes() && probe.className().startsWith("java"));
        return named ? List.of(probe.className()) : List.of();
    }

    @Override
    public List<String> superTypes() {
        return probe.subtypes() ? List.of(probe.className()) : List.of();
    }

    @Override
    public List<String> typeGlobs() {
        return !probe.subtypes() && target.isGlob() ? List.of(probe.className()) : List.of();
    }

    @Override
    public List<String> methodNames() {
        return List.of(probe.method());
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return new ElementMatcher.Junction.AbstractBase<>() {
            @Override
            public boolean matches(TypeDescription type) {
                if (!target.meansType(type)) {
                    return false;
                }
                if (target.methodsOf(type).isEmpty()) {
                    if (!target.declaredAbstractIn(type)) {
                        sites.nearMiss(probe, type.getName(), target.methodNamesOf(type));
                    }
                    return false;
                }
                return true;
            }
        };
    }

    @Override
    public void transform(TypeTransformer transformer) {
        SlotLayout layout = new SlotLayout(probe);
        SiteBindings bindings = new SiteBindings(layout, new WovenSites(layout, sites), probed);
        transformer.applyAdviceToMethod(
                target.methodMatcher(), bindings::bindTo, layout.shape().className());
    }
}
