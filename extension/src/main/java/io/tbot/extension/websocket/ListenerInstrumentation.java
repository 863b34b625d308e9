package io.tbot.extension.websocket;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.SafeSuperType;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The bot's listeners, and the default methods of the interface for what they leave out. */
final class ListenerInstrumentation implements TypeInstrumentation, TargetHints {
    @Override
    public List<String> superTypes() {
        return List.of("java.net.http.WebSocket$Listener");
    }

    @Override
    public List<String> exactTypes() {
        return List.of("java.net.http.WebSocket$Listener");
    }

    @Override
    public List<String> methodNames() {
        return List.of("onOpen", "onText", "onBinary", "onPing", "onPong", "onClose", "onError");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return new SafeSuperType("java.net.http.WebSocket$Listener").or(named("java.net.http.WebSocket$Listener"));
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("onOpen")
                        .and(takesArguments(1))
                        .and(takesArgument(0, named("java.net.http.WebSocket")))
                        .and(not(isAbstract())),
                "io.tbot.extension.websocket.ListenerOpenAdvice");
        transformer.applyAdviceToMethod(
                named("onText")
                        .and(takesArguments(3))
                        .and(takesArgument(0, named("java.net.http.WebSocket")))
                        .and(not(isAbstract())),
                "io.tbot.extension.websocket.ListenerTextAdvice");
        transformer.applyAdviceToMethod(
                named("onBinary")
                        .and(takesArguments(3))
                        .and(takesArgument(0, named("java.net.http.WebSocket")))
                        .and(not(isAbstract())),
                "io.tbot.extension.websocket.ListenerBinaryAdvice");
        transformer.applyAdviceToMethod(
                named("onPing")
                        .and(takesArguments(2))
                        .and(takesArgument(0, named("java.net.http.WebSocket")))
                        .and(not(isAbstract())),
                "io.tbot.extension.websocket.ListenerPingAdvice");
        transformer.applyAdviceToMethod(
                named("onPong")
                        .and(takesArguments(2))
                        .and(takesArgument(0, named("java.net.http.WebSocket")))
                        .and(not(isAbstract())),
                "io.tbot.extension.websocket.ListenerPongAdvice");
        transformer.applyAdviceToMethod(
                named("onClose")
                        .and(takesArguments(3))
                        .and(takesArgument(0, named("java.net.http.WebSocket")))
                        .and(not(isAbstract())),
                "io.tbot.extension.websocket.ListenerCloseAdvice");
        transformer.applyAdviceToMethod(
                named("onError")
                        .and(takesArguments(2))
                        .and(takesArgument(0, named("java.net.http.WebSocket")))
                        .and(not(isAbstract())),
                "io.tbot.extension.websocket.ListenerErrorAdvice");
    }
}
