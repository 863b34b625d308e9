package io.tbot.extension.okhttp;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The connection itself: its reader calls the bot's listener from these methods. */
final class SocketInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String SOCKET = "okhttp3.internal.ws.RealWebSocket";
    private static final String BYTES = "okio.ByteString";
    private static final String HERE = "io.tbot.extension.okhttp.";

    @Override
    public List<String> exactTypes() {
        return List.of(SOCKET);
    }

    @Override
    public List<String> methodNames() {
        return List.of("connect", "onReadMessage", "send");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named(SOCKET);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(named("connect").and(takesArguments(1)), HERE + "SocketConnectAdvice");
        transformer.applyAdviceToMethod(named("initReaderAndWriter"), HERE + "SocketOpenAdvice");
        transformer.applyAdviceToMethod(
                named("onReadMessage").and(takesArguments(String.class)), HERE + "SocketTextAdvice");
        transformer.applyAdviceToMethod(
                named("onReadMessage").and(takesArguments(1)).and(takesArgument(0, named(BYTES))),
                HERE + "SocketBinaryAdvice");
        transformer.applyAdviceToMethod(named("onReadPing").and(takesArguments(1)), HERE + "SocketPingAdvice");
        transformer.applyAdviceToMethod(named("onReadPong").and(takesArguments(1)), HERE + "SocketPongAdvice");
        transformer.applyAdviceToMethod(named("onReadClose").and(takesArguments(2)), HERE + "SocketCloseAdvice");
        transformer.applyAdviceToMethod(named("send").and(takesArguments(String.class)), HERE + "SocketSendTextAdvice");
        transformer.applyAdviceToMethod(
                named("send").and(takesArguments(1)).and(takesArgument(0, named(BYTES))),
                HERE + "SocketSendBinaryAdvice");
        transformer.applyAdviceToMethod(
                namedOneOf("writePingFrame", "writePingFrame$okhttp"), HERE + "SocketSendPingAdvice");
        transformer.applyAdviceToMethod(
                named("failWebSocket").and(takesArgument(0, Exception.class)), HERE + "SocketFailAdvice");
    }
}
