package io.tbot.extension.jetty;

import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** What goes out: of Jetty 11 over an object of its own, of 12 over the session. */
final class SenderInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String ENDPOINT = "org.eclipse.jetty.websocket.common.JettyWebSocketRemoteEndpoint";
    private static final String SESSION = "org.eclipse.jetty.websocket.common.WebSocketSession";
    private static final String HERE = "io.tbot.extension.jetty.";

    @Override
    public List<String> exactTypes() {
        return List.of(ENDPOINT, SESSION);
    }

    @Override
    public List<String> methodNames() {
        return List.of("sendPing");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return namedOneOf(ENDPOINT, SESSION);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                namedOneOf("sendString", "sendText", "sendBytes", "sendBinary").and(isPublic()), HERE + "SendAdvice");
        // those that are not public are what the public ones call
        transformer.applyAdviceToMethod(
                namedOneOf("sendPartialString", "sendPartialText", "sendPartialBytes", "sendPartialBinary")
                        .and(isPublic()),
                HERE + "SendPartAdvice");
        transformer.applyAdviceToMethod(named("sendPing").and(isPublic()), HERE + "SendPingAdvice");
    }
}
