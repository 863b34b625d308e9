package io.tbot.extension.own;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.engine.config.Expression;
import io.tbot.engine.config.Resume;
import io.tbot.extension.match.NameGlob;
import io.tbot.extension.match.TargetHints;
import io.tbot.extension.own.advice.Carried;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.constant.NullConstant;
import net.bytebuddy.matcher.ElementMatcher;

/** A method that takes up the tick which an object brings. */
final class ResumeInstrumentation implements TypeInstrumentation, TargetHints {
    private final Resume resume;
    private final ProbedMethods probed;
    private final NamedClasses classes;

    ResumeInstrumentation(Resume resume, ProbedMethods probed) {
        this.resume = resume;
        this.probed = probed;
        classes = new NamedClasses(resume.className(), resume.subtypes(), resume.method());
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
        NameGlob name = new NameGlob(resume.method());
        ElementMatcher<MethodDescription> meant = method -> method.isMethod()
                && !method.isAbstract()
                && !method.isNative()
                && !method.isSynthetic()
                && name.matches(method.getName());
        transformer.applyAdviceToMethod(
                meant,
                mapping -> mapping.bind(new Parameter<>(Carried.class, probed, (call, asked, index) -> carrier(call))),
                "io.tbot.extension.own.advice.ResumeAdvice");
    }

    private StackManipulation carrier(WovenCall call) {
        if (resume.carrier() instanceof Expression.Path path && path.root() != Expression.Root.RETURN) {
            try {
                ResolvedPath resolved = call.paths().resolve(path);
                if (!resolved.type().isPrimitive()) {
                    return call.code(resolved);
                }
            } catch (UnresolvedPath | RuntimeException unresolved) {
                return NullConstant.INSTANCE;
            }
        }
        return NullConstant.INSTANCE;
    }
}
