package io.tbot.extension.jetty;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** An attempt to connect; the other ways to ask for one come down to this. */
final class ClientInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String CLIENT = "org.eclipse.jetty.websocket.client.WebSocketClient";
    private static final String HERE = "io.tbot.extension.jetty.";

    @Override
    public List<String> exactTypes() {
        return List.of(CLIENT);
    }

    @Override
    public List<String> methodNames() {
        return List.of("connect");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named(CLIENT);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("connect").and(takesArguments(4)).and(takesArgument(1, java.net.URI.class)),
                HERE + "ConnectAdvice");
    }
}
