package io.tbot.extension.weave;

import io.tbot.extension.match.LambdaBodies;
import io.tbot.extension.match.SeesBootstrap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Weaves one class. The host's only way into ByteBuddy, so that an application without a candidate never loads it.
 *
 * <p>Threads: any, several at once. Members are never added or removed: a class already loaded can be woven and
 * unwoven. Errors: whatever ByteBuddy throws goes to the caller.
 */
final class Weaver {
    private final ClassFileLocator adviceFiles = ClassFileLocator.ForClassLoader.of(Weaver.class.getClassLoader());
    private final TypePool advicePool = new TypePool.Default.WithLazyResolution(
            new TypePool.CacheProvider.Simple(), adviceFiles, TypePool.Default.ReaderMode.FAST);

    /**
     * Applies the candidates whose own matchers agree.
     *
     * @param name internal name
     * @return what came of it; {@code null} where nothing agreed
     */
    @Nullable
    Woven weave(@Nullable ClassLoader loader, String name, byte[] bytes, List<Candidate> candidates) {
        if (!SeesBootstrap.INSTANCE.matches(loader)) {
            return null;
        }
        String typeName = name.replace('/', '.');
        ClassFileLocator files = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(typeName, bytes),
                loader == null
                        ? ClassFileLocator.ForClassLoader.ofBootLoader()
                        : ClassFileLocator.ForClassLoader.of(loader));
        TypePool pool = new TypePool.Default.WithLazyResolution(
                new TypePool.CacheProvider.Simple(), files, TypePool.Default.ReaderMode.FAST);
        TypeDescription type = pool.describe(typeName).resolve();
        Site site = new Site(type, pool);
        Map<String, Integer> shifts = new HashMap<>();
        List<Weave.Step> steps = new ArrayList<>();
        List<String> modules = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Weave weave = weaveOf(candidate.target());
            int before = steps.size();
            if (weave.allows(loader)) {
                if (candidate.type() && weave.means(type)) {
                    steps.addAll(weave.steps());
                }
                for (LambdaBody body : candidate.lambdas()) {
                    weave.addLambdaSteps(site, body, steps);
                    shifts.put(body.method(), body.shift());
                }
            }
            String module = candidate.target().module().name();
            if (steps.size() > before && !modules.contains(module)) {
                modules.add(module);
            }
        }
        if (steps.isEmpty()) {
            return null;
        }
        FaultCounting.prepare(loader);
        LambdaBodies.announce(shifts);
        try {
            List<AsmVisitorWrapper> changes = new ArrayList<>();
            for (Weave.Step step : steps) {
                changes.add(step.change());
            }
            return new Woven(Decoration.of(type, pool, files, changes), modules);
        } finally {
            LambdaBodies.announce(null);
        }
    }

    private Weave weaveOf(Target target) {
        synchronized (target) {
            Weave weave = target.weave;
            if (weave == null) {
                weave = new Weave(target, advicePool, adviceFiles);
                target.weave = weave;
            }
            return weave;
        }
    }

    /**
     * A class that was woven.
     *
     * @param bytes its class file
     * @param modules names of those that agreed
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on to the JVM, never compared
    record Woven(byte[] bytes, List<String> modules) {}

    /** The class being woven. */
    record Site(TypeDescription type, TypePool pool) {}
}
