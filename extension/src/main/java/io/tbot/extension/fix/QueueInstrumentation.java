package io.tbot.extension.fix;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** Where the reader of the socket hands a message over, to one thread for all sessions or to one for each. */
final class QueueInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String ONE_FOR_ALL = "quickfix.mina.SingleThreadedEventHandlingStrategy";
    private static final String ONE_FOR_EACH = "quickfix.mina.ThreadPerSessionEventHandlingStrategy";

    @Override
    public List<String> exactTypes() {
        return List.of(ONE_FOR_ALL, ONE_FOR_EACH);
    }

    @Override
    public List<String> methodNames() {
        return List.of("onMessage");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return namedOneOf(ONE_FOR_ALL, ONE_FOR_EACH);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("onMessage").and(takesArguments(2)).and(takesArgument(1, named("quickfix.Message"))),
                "io.tbot.extension.fix.QueueAdvice");
    }
}
