package io.tbot.extension.websocket;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The connection itself: its birth, what is sent over it, its abrupt end. */
final class JdkWebSocketInstrumentation implements TypeInstrumentation, TargetHints {
    @Override
    public List<String> exactTypes() {
        return List.of("jdk.internal.net.http.websocket.WebSocketImpl");
    }

    @Override
    public List<String> methodNames() {
        return List.of("<init>", "sendText", "sendBinary", "sendPing", "sendPong", "abort");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named("jdk.internal.net.http.websocket.WebSocketImpl");
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                isConstructor()
                        .and(takesArgument(0, named("java.net.URI")))
                        .and(takesArgument(3, named("java.net.http.WebSocket$Listener"))),
                "io.tbot.extension.websocket.JdkIntroducedAdvice");
        transformer.applyAdviceToMethod(
                named("sendText").and(takesArguments(2)), "io.tbot.extension.websocket.JdkSendTextAdvice");
        transformer.applyAdviceToMethod(
                named("sendBinary").and(takesArguments(2)), "io.tbot.extension.websocket.JdkSendBinaryAdvice");
        transformer.applyAdviceToMethod(
                named("sendPing").and(takesArguments(1)), "io.tbot.extension.websocket.JdkSendPingAdvice");
        transformer.applyAdviceToMethod(
                named("sendPong").and(takesArguments(1)), "io.tbot.extension.websocket.JdkSendPongAdvice");
        transformer.applyAdviceToMethod(
                named("abort").and(takesNoArguments()), "io.tbot.extension.websocket.JdkAbortAdvice");
    }
}
