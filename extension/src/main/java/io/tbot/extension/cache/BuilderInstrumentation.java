package io.tbot.extension.cache;

import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** A builder of caches, at the moment when it has built one. */
final class BuilderInstrumentation implements TypeInstrumentation, TargetHints {
    private final String type;
    private final String advice;

    BuilderInstrumentation(String type, String advice) {
        this.type = type;
        this.advice = advice;
    }

    @Override
    public List<String> exactTypes() {
        return List.of(type);
    }

    @Override
    public List<String> methodNames() {
        return List.of("build", "buildAsync");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named(type);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                namedOneOf("build", "buildAsync").and(isPublic()).and(not(isStatic())),
                "io.tbot.extension.cache." + advice);
    }
}
