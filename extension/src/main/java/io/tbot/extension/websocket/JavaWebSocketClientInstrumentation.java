package io.tbot.extension.websocket;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The final methods through which every client of the library hears; the bot extends the class. */
final class JavaWebSocketClientInstrumentation implements TypeInstrumentation, TargetHints {
    @Override
    public List<String> exactTypes() {
        return List.of("org.java_websocket.client.WebSocketClient");
    }

    @Override
    public List<String> methodNames() {
        return List.of("onWebsocketMessage", "onWebsocketOpen", "onWebsocketClose", "onWebsocketError");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named("org.java_websocket.client.WebSocketClient");
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("onWebsocketMessage").and(takesArgument(1, String.class)),
                "io.tbot.extension.websocket.ClientTextAdvice");
        transformer.applyAdviceToMethod(
                named("onWebsocketMessage").and(takesArgument(1, named("java.nio.ByteBuffer"))),
                "io.tbot.extension.websocket.ClientBinaryAdvice");
        transformer.applyAdviceToMethod(
                named("onWebsocketOpen").and(takesArguments(2)), "io.tbot.extension.websocket.ClientOpenAdvice");
        transformer.applyAdviceToMethod(
                named("onWebsocketClose").and(takesArguments(4)), "io.tbot.extension.websocket.ClientCloseAdvice");
        transformer.applyAdviceToMethod(
                named("onWebsocketError").and(takesArguments(2)), "io.tbot.extension.websocket.ClientErrorAdvice");
    }
}
