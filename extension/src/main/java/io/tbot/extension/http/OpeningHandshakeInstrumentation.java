package io.tbot.extension.http;

import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The HTTP request that opens a WebSocket, which is no API call. */
final class OpeningHandshakeInstrumentation implements TypeInstrumentation, TargetHints {
    @Override
    public List<String> exactTypes() {
        return List.of("jdk.internal.net.http.websocket.OpeningHandshake");
    }

    @Override
    public List<String> methodNames() {
        return List.of("send");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named("jdk.internal.net.http.websocket.OpeningHandshake");
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(named("send").and(not(isStatic())), "io.tbot.extension.http.HandshakeAdvice");
    }
}
