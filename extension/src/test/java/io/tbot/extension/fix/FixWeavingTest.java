package io.tbot.extension.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;
import org.junit.jupiter.api.Test;

class FixWeavingTest {
    /**
     * No method that a loop or a timer of the library's calls: {@code next()} without a message, {@code run},
     * {@code block}.
     */
    @Test
    void weavesNothingThatRunsWithoutAMessage() {
        TypePool types = TypePool.Default.of(getClass().getClassLoader());
        Set<String> woven = new TreeSet<>();
        for (TypeInstrumentation instrumentation : new QuickFixModule().typeInstrumentations()) {
            for (String name : ((TargetHints) instrumentation).exactTypes()) {
                instrumentation.transform(new Matched(types.describe(name).resolve(), woven));
            }
        }

        assertThat(woven)
                .containsExactly(
                        "IoSessionResponder.send(String)",
                        "Session.disconnect(String, boolean)",
                        "Session.doTargetTooHigh(Message)",
                        "Session.fromCallback(String, Message, SessionID)",
                        "Session.made",
                        "Session.next(Message)",
                        "Session.persist(Header, String, int)",
                        "Session.send(String)",
                        "Session.sendRaw(Message, int)",
                        "SingleThreadedEventHandlingStrategy.onMessage(Session, Message)",
                        "ThreadPerSessionEventHandlingStrategy.onMessage(Session, Message)");
    }

    /** Notes the methods of a type that advice goes into. */
    private record Matched(TypeDescription type, Set<String> woven) implements TypeTransformer {
        @Override
        public void applyAdviceToMethod(
                ElementMatcher<? super MethodDescription> matcher,
                Function<Advice.WithCustomMapping, Advice.WithCustomMapping> mapping,
                String advice) {
            for (MethodDescription method : type.getDeclaredMethods().filter(matcher)) {
                String parameters = method.getParameters().asTypeList().asErasures().stream()
                        .map(TypeDescription::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
                woven.add(
                        type.getSimpleName() + "." + (method.isConstructor() ? "made" : method.getName() + parameters));
            }
        }

        @Override
        public void applyTransformer(AgentBuilder.Transformer transformer) {
            throw new UnsupportedOperationException();
        }
    }
}
