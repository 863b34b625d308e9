package io.tbot.extension.weave;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * What one instrumentation does to a class that it means: its matchers and its advice, read once.
 *
 * <p>Threads: any; immutable but for advice that the first user resolves under its own lock.
 */
final class Weave {
    private static final Advice.ExceptionHandler HANDLER = FaultCounting.handler();

    private final ElementMatcher<ClassLoader> moduleLoaders;
    private final ElementMatcher<ClassLoader> loaders;
    private final ElementMatcher<TypeDescription> types;
    private final List<Step> steps = new ArrayList<>();

    Weave(Target target, TypePool advicePool, ClassFileLocator adviceFiles) {
        TypeInstrumentation instrumentation = target.instrumentation();
        this.moduleLoaders = target.module().module().classLoaderMatcher();
        this.loaders = instrumentation.classLoaderOptimization();
        this.types = instrumentation.typeMatcher();
        instrumentation.transform(new Recorder(steps, advicePool, adviceFiles));
    }

    boolean allows(@Nullable ClassLoader loader) {
        return moduleLoaders.matches(loader) && loaders.matches(loader);
    }

    boolean means(TypeDescription type) {
        return types.matches(type);
    }

    List<Step> steps() {
        return steps;
    }

    /** Adds what the instrumentation would do to the interface method, aimed at the method that stands in for it. */
    void addLambdaSteps(Weaver.Site site, LambdaBody body, List<Step> to) {
        MethodDescription stand = StandIn.of(site, body);
        for (Step step : steps) {
            if (step.methods.matches(stand)) {
                to.add(step.aimedAt(body.method()));
            }
        }
    }

    /** One change to a class. */
    static final class Step {
        private final LazyAdvice advice;
        private final ElementMatcher<? super MethodDescription> methods;

        Step(LazyAdvice advice, ElementMatcher<? super MethodDescription> methods) {
            this.advice = advice;
            this.methods = methods;
        }

        Step aimedAt(String method) {
            return new Step(advice, new ExactMethod(method));
        }

        AsmVisitorWrapper change() {
            return advice.get().on(methods);
        }
    }

    private static final class ExactMethod extends ElementMatcher.Junction.AbstractBase<MethodDescription> {
        private final String method;

        ExactMethod(String method) {
            this.method = method;
        }

        @Override
        public boolean matches(@Nullable MethodDescription candidate) {
            return candidate != null
                    && method.equals(candidate.getInternalName().concat(candidate.getDescriptor()));
        }
    }

    private static final class LazyAdvice {
        private final Function<Advice.WithCustomMapping, Advice.WithCustomMapping> bindings;
        private final String className;
        private final TypePool pool;
        private final ClassFileLocator files;
        private @Nullable Advice advice;

        LazyAdvice(
                Function<Advice.WithCustomMapping, Advice.WithCustomMapping> bindings,
                String className,
                TypePool pool,
                ClassFileLocator files) {
            this.bindings = bindings;
            this.className = className;
            this.pool = pool;
            this.files = files;
        }

        synchronized Advice get() {
            Advice advice = this.advice;
            if (advice == null) {
                advice = bindings.apply(Advice.withCustomMapping())
                        .to(pool.describe(className).resolve(), files)
                        .withExceptionHandler(HANDLER);
                this.advice = advice;
            }
            return advice;
        }
    }

    private record Recorder(List<Step> steps, TypePool pool, ClassFileLocator files) implements TypeTransformer {
        @Override
        public void applyAdviceToMethod(
                ElementMatcher<? super MethodDescription> methods,
                Function<Advice.WithCustomMapping, Advice.WithCustomMapping> bindings,
                String adviceClassName) {
            steps.add(new Step(new LazyAdvice(bindings, adviceClassName, pool, files), methods));
        }

        @Override
        public void applyTransformer(AgentBuilder.Transformer transformer) {
            throw new UnsupportedOperationException("only advice is woven");
        }
    }
}
