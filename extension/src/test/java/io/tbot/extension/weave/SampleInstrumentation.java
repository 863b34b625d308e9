package io.tbot.extension.weave;

import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.SafeSuperType;
import io.tbot.extension.match.SeesBootstrap;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/** Means one method of a type and all its subtypes. */
record SampleInstrumentation(String superType, String method, Class<?> advice, List<String> exactTypes)
        implements TypeInstrumentation, TargetHints {
    static Target target(Class<?> superType, String method, Class<?> advice) {
        return new Target(
                new KnownModule(new Module()),
                new SampleInstrumentation(superType.getName(), method, advice, List.of()));
    }

    static Target named(Class<?> superType, String method, Class<?> exact) {
        return new Target(
                new KnownModule(new Module()),
                new SampleInstrumentation(superType.getName(), method, EnterAdvice.class, List.of(exact.getName())));
    }

    static Target unhinted(Class<?> superType, String method) {
        SampleInstrumentation inner =
                new SampleInstrumentation(superType.getName(), method, EnterAdvice.class, List.of());
        return new Target(new KnownModule(new Module()), new TypeInstrumentation() {
            @Override
            public ElementMatcher<TypeDescription> typeMatcher() {
                return inner.typeMatcher();
            }

            @Override
            public void transform(TypeTransformer transformer) {
                inner.transform(transformer);
            }
        });
    }

    @Override
    public List<String> superTypes() {
        return List.of(superType);
    }

    @Override
    public List<String> methodNames() {
        return List.of(method);
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return new SafeSuperType(superType);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                ElementMatchers.named(method).and(ElementMatchers.not(ElementMatchers.isAbstract())), advice.getName());
    }

    private static final class Module extends InstrumentationModule {
        Module() {
            super("sample");
        }

        @Override
        public ElementMatcher.Junction<ClassLoader> classLoaderMatcher() {
            return SeesBootstrap.INSTANCE;
        }

        @Override
        public List<TypeInstrumentation> typeInstrumentations() {
            return List.of();
        }
    }
}
