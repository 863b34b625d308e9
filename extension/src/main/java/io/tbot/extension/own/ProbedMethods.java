package io.tbot.extension.own;

import io.tbot.engine.config.ProbeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.bytebuddy.description.method.MethodDescription;

/**
 * The methods that carry an own probe. A path must not call one: the probe of a getter that reads its own value through
 * that getter would never end.
 */
final class ProbedMethods implements Predicate<MethodDescription> {
    private final List<ProbeTarget> targets = new ArrayList<>();

    ProbedMethods(List<ProbeSpec> probes) {
        for (ProbeSpec probe : probes) {
            targets.add(new ProbeTarget(probe));
        }
    }

    @Override
    public boolean test(MethodDescription called) {
        for (ProbeTarget target : targets) {
            if (target.mayReach(called)) {
                return true;
            }
        }
        return false;
    }
}
