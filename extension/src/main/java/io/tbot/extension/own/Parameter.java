package io.tbot.extension.own;

import java.lang.annotation.Annotation;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.annotation.AnnotationValue;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** The advice parameters that carry one annotation, replaced by instructions at each use. */
final class Parameter<A extends Annotation> implements Advice.OffsetMapping.Factory<A> {
    private final Class<A> annotation;
    private final ProbedMethods probed;
    private final Source source;

    Parameter(Class<A> annotation, ProbedMethods probed, Source source) {
        this.annotation = annotation;
        this.probed = probed;
        this.source = source;
    }

    @Override
    public Class<A> getAnnotationType() {
        return annotation;
    }

    @Override
    public Advice.OffsetMapping make(
            ParameterDescription.InDefinedShape target,
            AnnotationDescription.Loadable<A> written,
            AdviceType adviceType) {
        return new Mapping(source, annotation, probed, indexOf(written));
    }

    /** The annotation's {@code value}, where it has one. */
    private static int indexOf(AnnotationDescription written) {
        if (written.getAnnotationType().getDeclaredMethods().isEmpty()) {
            return 0;
        }
        AnnotationValue<?, ?> value = written.getValue("value");
        return value.resolve(Integer.class);
    }

    /** Makes the instructions for one use. */
    interface Source {
        /**
         * @param asked the parameter's annotation
         * @param index the annotation's value, 0 where it has none
         */
        StackManipulation code(WovenCall call, Class<?> asked, int index);
    }

    private record Mapping(Source source, Class<?> asked, ProbedMethods probed, int index)
            implements Advice.OffsetMapping {
        @Override
        public Target resolve(
                TypeDescription type,
                MethodDescription method,
                Assigner assigner,
                Advice.ArgumentHandler arguments,
                Sort sort) {
            PathCompiler paths = new PathCompiler(type, method, WovenSites.shiftOf(method), probed);
            return new Target.ForStackManipulation(
                    source.code(new WovenCall(type, method, arguments, sort == Sort.ENTER, paths), asked, index));
        }
    }
}
