package io.tbot.extension.nv;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The connection: its attempt, and what goes out over it. */
final class SocketInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String SOCKET = "com.neovisionaries.ws.client.WebSocket";

    @Override
    public List<String> exactTypes() {
        return List.of(SOCKET);
    }

    @Override
    public List<String> methodNames() {
        return List.of("connect", "sendFrame");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named(SOCKET);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(named("connect").and(takesNoArguments()), "io.tbot.extension.nv.ConnectAdvice");
        transformer.applyAdviceToMethod(named("sendFrame").and(takesArguments(1)), "io.tbot.extension.nv.SendAdvice");
    }
}
