package io.tbot.extension.apache;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.SafeSuperType;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The method in which every client that waits for its answer ends, whatever the bot called. */
final class ClientInstrumentation implements TypeInstrumentation, TargetHints {
    private final String type;
    private final String advice;

    ClientInstrumentation(String type, String advice) {
        this.type = type;
        this.advice = advice;
    }

    @Override
    public List<String> superTypes() {
        return List.of(type);
    }

    @Override
    public List<String> methodNames() {
        return List.of("doExecute");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return new SafeSuperType(type);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("doExecute").and(takesArguments(3)).and(not(isAbstract())), "io.tbot.extension.apache." + advice);
    }
}
