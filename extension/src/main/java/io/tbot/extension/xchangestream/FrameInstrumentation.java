package io.tbot.extension.xchangestream;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.SafeSuperType;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The handlers of one connection's frames: its beginning, signs of life, and end. */
final class FrameInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String HANDLER = "info.bitrich.xchangestream.service.netty.WebSocketClientHandler";
    private static final String PACKAGE = "io.tbot.extension.xchangestream.";

    @Override
    public List<String> superTypes() {
        return List.of(HANDLER);
    }

    @Override
    public List<String> methodNames() {
        return List.of("channelRead0", "channelInactive", "exceptionCaught");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return new SafeSuperType(HANDLER);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(named("channelRead0").and(takesArguments(2)), PACKAGE + "FrameAdvice");
        transformer.applyAdviceToMethod(named("channelInactive").and(takesArguments(1)), PACKAGE + "InactiveAdvice");
        transformer.applyAdviceToMethod(named("exceptionCaught").and(takesArguments(2)), PACKAGE + "FaultAdvice");
    }
}
