package io.tbot.extension.websocket;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The ping that the library answers. */
final class JavaWebSocketAdapterInstrumentation implements TypeInstrumentation, TargetHints {
    @Override
    public List<String> exactTypes() {
        return List.of("org.java_websocket.WebSocketAdapter");
    }

    @Override
    public List<String> methodNames() {
        return List.of("onWebsocketPing");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named("org.java_websocket.WebSocketAdapter");
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("onWebsocketPing").and(takesArguments(2)), "io.tbot.extension.websocket.AdapterPingAdvice");
    }
}
