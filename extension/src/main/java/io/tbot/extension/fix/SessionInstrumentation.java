package io.tbot.extension.fix;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * The one class that every message of QuickFIX/J passes: in above validation, so that what validation drops still
 * counts; out where the text goes to the transport, which resent messages pass as well. Nothing here is woven that the
 * library calls without a message.
 */
final class SessionInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String PACKAGE = "io.tbot.extension.fix.";

    @Override
    public List<String> exactTypes() {
        return List.of("quickfix.Session");
    }

    @Override
    public List<String> methodNames() {
        return List.of("sendRaw", "next", "send", "persist", "fromCallback", "doTargetTooHigh", "disconnect");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named("quickfix.Session");
    }

    @Override
    public void transform(TypeTransformer transformer) {
        ElementMatcher.Junction<MethodDescription> takesMessage = takesArgument(0, named("quickfix.Message"));
        ElementMatcher.Junction<MethodDescription> next =
                named("next").and(takesArguments(1)).and(takesMessage);
        transformer.applyAdviceToMethod(isConstructor(), PACKAGE + "SessionAdvice");
        transformer.applyAdviceToMethod(
                named("sendRaw").and(takesArguments(2)).and(takesMessage), PACKAGE + "SendAdvice");
        transformer.applyAdviceToMethod(named("send").and(takesArguments(String.class)), PACKAGE + "HandOnAdvice");
        transformer.applyAdviceToMethod(
                named("persist").and(takesArguments(3)).and(takesArgument(2, int.class)), PACKAGE + "StoreAdvice");
        transformer.applyAdviceToMethod(next, PACKAGE + "ReceiveAdvice");
        transformer.applyAdviceToMethod(next, PACKAGE + "ReportAdvice");
        transformer.applyAdviceToMethod(
                named("fromCallback").and(takesArguments(3)).and(takesArgument(0, String.class)),
                PACKAGE + "ApplicationAdvice");
        transformer.applyAdviceToMethod(
                named("doTargetTooHigh").and(takesArguments(1)).and(takesMessage), PACKAGE + "TooHighAdvice");
        transformer.applyAdviceToMethod(
                named("disconnect").and(takesArguments(String.class, boolean.class)), PACKAGE + "DisconnectAdvice");
    }
}
