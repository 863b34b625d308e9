package io.tbot.extension.websocket;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** What goes out over a connection, and the pong that comes in. */
final class JavaWebSocketInstrumentation implements TypeInstrumentation, TargetHints {
    @Override
    public List<String> exactTypes() {
        return List.of("org.java_websocket.WebSocketImpl");
    }

    @Override
    public List<String> methodNames() {
        return List.of("send", "sendPing", "updateLastPong");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named("org.java_websocket.WebSocketImpl");
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("send").and(takesArguments(String.class)), "io.tbot.extension.websocket.EngineSendTextAdvice");
        transformer.applyAdviceToMethod(
                named("send").and(takesArguments(java.nio.ByteBuffer.class)),
                "io.tbot.extension.websocket.EngineSendBinaryAdvice");
        transformer.applyAdviceToMethod(
                named("sendPing").and(takesNoArguments()), "io.tbot.extension.websocket.EngineSendPingAdvice");
        transformer.applyAdviceToMethod(
                named("updateLastPong").and(takesNoArguments()), "io.tbot.extension.websocket.EnginePongAdvice");
    }
}
