package io.tbot.extension.own;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.engine.config.Carrier;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** A class whose instances carry the tick of who makes them. */
final class CarrierInstrumentation implements TypeInstrumentation, TargetHints {
    private final NamedClasses classes;

    CarrierInstrumentation(Carrier carrier) {
        classes = new NamedClasses(carrier.className(), carrier.subtypes(), ProbeTarget.CONSTRUCTOR);
    }

    @Override
    public List<String> exactTypes() {
        return classes.exactTypes();
    }

    @Override
    public List<String> superTypes() {
        return classes.superTypes();
    }

    @Override
    public List<String> typeGlobs() {
        return classes.typeGlobs();
    }

    @Override
    public List<String> methodNames() {
        return classes.methodNames();
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return classes.types();
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(isConstructor(), "io.tbot.extension.own.advice.CarrierAdvice");
    }
}
