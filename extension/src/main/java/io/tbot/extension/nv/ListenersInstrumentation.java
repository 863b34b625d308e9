package io.tbot.extension.nv;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** Through which the library calls the bot's listeners, all of them for one message in turn. */
final class ListenersInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String LISTENERS = "com.neovisionaries.ws.client.ListenerManager";
    private static final String HERE = "io.tbot.extension.nv.";

    @Override
    public List<String> exactTypes() {
        return List.of(LISTENERS);
    }

    @Override
    public List<String> methodNames() {
        return List.of("callOnTextMessage", "callOnBinaryMessage");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named(LISTENERS);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(named("callOnConnected").and(takesArguments(1)), HERE + "ConnectedAdvice");
        transformer.applyAdviceToMethod(
                named("callOnTextMessage").and(takesArguments(String.class)), HERE + "TextAdvice");
        transformer.applyAdviceToMethod(
                named("callOnTextMessage").and(takesArguments(byte[].class)), HERE + "TextBytesAdvice");
        transformer.applyAdviceToMethod(
                named("callOnBinaryMessage").and(takesArguments(byte[].class)), HERE + "BinaryAdvice");
        transformer.applyAdviceToMethod(named("callOnPingFrame").and(takesArguments(1)), HERE + "PingAdvice");
        transformer.applyAdviceToMethod(named("callOnPongFrame").and(takesArguments(1)), HERE + "PongAdvice");
        transformer.applyAdviceToMethod(named("callOnError").and(takesArguments(1)), HERE + "ErrorAdvice");
        transformer.applyAdviceToMethod(
                named("callOnDisconnected").and(takesArguments(3)), HERE + "DisconnectedAdvice");
    }
}
