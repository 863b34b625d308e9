package io.tbot.extension.xchangestream;

import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * What every streaming service inherits: sending, the ping of a connection that is silent, its end by the bot, and the
 * attempt that failed. The last two happen in bodies of lambdas.
 */
final class ServiceInstrumentation implements TypeInstrumentation, TargetHints {
    static final String SERVICE = "info.bitrich.xchangestream.service.netty.NettyStreamingService";
    private static final String PACKAGE = "io.tbot.extension.xchangestream.";

    @Override
    public List<String> exactTypes() {
        return List.of(SERVICE);
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named(SERVICE);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(named("sendMessage").and(takesArguments(String.class)), PACKAGE + "SendAdvice");
        transformer.applyAdviceToMethod(named("handleIdle").and(takesArguments(1)), PACKAGE + "IdleAdvice");
        transformer.applyAdviceToMethod(
                nameStartsWith("lambda$disconnect$")
                        .and(takesArguments(1))
                        .and(takesArgument(0, named("io.reactivex.rxjava3.core.CompletableEmitter"))),
                PACKAGE + "DisconnectAdvice");
        transformer.applyAdviceToMethod(
                nameStartsWith("lambda$openConnection$").and(takesArguments(Throwable.class)),
                PACKAGE + "AttemptFailedAdvice");
    }
}
