package io.tbot.extension.own;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.bootstrap.Orders;
import io.tbot.bootstrap.Probe;
import io.tbot.engine.config.ProbeSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;

/** Weaves own probes into class files as a host does, and defines them in a loader of their own. */
final class TestWeaver {
    final RecordingSites sites = new RecordingSites();
    final RecordingSink sink = new RecordingSink();
    private final List<ProbeSpec> probes;
    private final Map<String, byte[]> woven = new HashMap<>();
    private ElementMatcher<MethodDescription> lambdaBodies;

    TestWeaver(ProbeSpec... probes) {
        this.probes = List.of(probes);
        Probe.connect(sink);
        Orders.connect(sink.orders);
    }

    /** From now on bodies of lambdas are woven instead of methods by name. */
    TestWeaver lambdas(ElementMatcher<MethodDescription> bodies) {
        this.lambdaBodies = bodies;
        return this;
    }

    byte[] weave(String name, ClassFileLocator classes) {
        ClassFileLocator all = new ClassFileLocator.Compound(
                classes, ClassFileLocator.ForClassLoader.of(TestWeaver.class.getClassLoader()));
        TypePool pool = TypePool.Default.WithLazyResolution.of(all);
        TypeDescription type = pool.describe(name).resolve();
        var builder = new Object[] {new ByteBuddy().decorate(type, all)};
        for (TypeInstrumentation each : OwnProbesModule.instrumentations(probes, sites)) {
            if (lambdaBodies != null || each.typeMatcher().matches(type)) {
                each.transform(new InProcess(builder));
            }
        }
        @SuppressWarnings("unchecked")
        var done = (net.bytebuddy.dynamic.DynamicType.Builder<?>) builder[0];
        return done.make(net.bytebuddy.dynamic.TypeResolutionStrategy.Disabled.INSTANCE, pool)
                .getBytes();
    }

    Class<?> load(Class<?> original) throws ClassNotFoundException {
        ClassFileLocator classes = ClassFileLocator.ForClassLoader.of(original.getClassLoader());
        return define(original.getName(), weave(original.getName(), classes));
    }

    Class<?> define(String name, byte[] bytes) throws ClassNotFoundException {
        woven.put(name, bytes);
        ClassLoader loader = new ClassLoader(TestWeaver.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String wanted, boolean resolve) throws ClassNotFoundException {
                byte[] bytes = woven.get(wanted);
                Class<?> known = bytes == null ? null : findLoadedClass(wanted);
                return bytes == null
                        ? super.loadClass(wanted, resolve)
                        : known != null ? known : defineClass(wanted, bytes, 0, bytes.length);
            }
        };
        return Class.forName(name, true, loader);
    }

    private final class InProcess implements TypeTransformer {
        private final Object[] builder;

        InProcess(Object[] builder) {
            this.builder = builder;
        }

        @Override
        public void applyAdviceToMethod(
                ElementMatcher<? super MethodDescription> matcher,
                Function<Advice.WithCustomMapping, Advice.WithCustomMapping> mapping,
                String advice) {
            try {
                // what the agent would count is to fail the test
                Advice made = mapping.apply(Advice.withCustomMapping())
                        .to(Class.forName(advice))
                        .withExceptionHandler(Advice.ExceptionHandler.Default.RETHROWING);
                builder[0] = ((net.bytebuddy.dynamic.DynamicType.Builder<?>) builder[0])
                        .visit(made.on(lambdaBodies != null ? lambdaBodies : matcher));
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void applyTransformer(AgentBuilder.Transformer transformer) {
            throw new UnsupportedOperationException();
        }
    }
}
