package io.tbot.extension.jdbc;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.SafeSuperType;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The preparation of statements. */
final class ConnectionInstrumentation implements TypeInstrumentation, TargetHints {
    @Override
    public List<String> superTypes() {
        return List.of("java.sql.Connection");
    }

    @Override
    public List<String> methodNames() {
        return List.of("prepareStatement", "prepareCall");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return new SafeSuperType("java.sql.Connection");
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                namedOneOf("prepareStatement", "prepareCall")
                        .and(takesArgument(0, String.class))
                        .and(not(isAbstract())),
                "io.tbot.extension.jdbc.PrepareAdvice");
    }
}
