package io.tbot.extension.jetty;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** Through which the library calls the endpoint of a bot, or of a server. */
final class HandlerInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String HANDLER = "org.eclipse.jetty.websocket.common.JettyWebSocketFrameHandler";
    private static final String HERE = "io.tbot.extension.jetty.";

    @Override
    public List<String> exactTypes() {
        return List.of(HANDLER);
    }

    @Override
    public List<String> methodNames() {
        return List.of("onOpen", "notifyOnClose");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named(HANDLER);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(named("onOpen").and(takesArguments(2)), HERE + "OpenAdvice");
        // the first in Jetty 11, the other in 12
        transformer.applyAdviceToMethod(
                namedOneOf("acceptMessage", "acceptFrame").and(takesArguments(2)), HERE + "MessageAdvice");
        transformer.applyAdviceToMethod(named("onPingFrame").and(takesArguments(2)), HERE + "PingAdvice");
        transformer.applyAdviceToMethod(named("onPongFrame").and(takesArguments(2)), HERE + "PongAdvice");
        transformer.applyAdviceToMethod(named("onError").and(takesArguments(2)), HERE + "ErrorAdvice");
        transformer.applyAdviceToMethod(named("notifyOnClose").and(takesArguments(2)), HERE + "CloseAdvice");
    }
}
