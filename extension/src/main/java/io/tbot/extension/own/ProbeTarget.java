package io.tbot.extension.own;

import io.tbot.engine.config.ProbeSpec;
import io.tbot.extension.match.NameGlob;
import io.tbot.extension.match.SafeSuperType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Which types and methods a probe means.
 *
 * <p>Not: abstract, native, bridge and synthetic methods, whose calls arrive at a method that is meant; constructors
 * and class initialisers, unless the probe says {@code <init>}.
 */
final class ProbeTarget {
    static final String CONSTRUCTOR = "<init>";

    private final NameGlob type;
    private final NameGlob method;
    private final ElementMatcher<TypeDescription> types;

    ProbeTarget(ProbeSpec probe) {
        this.type = new NameGlob(probe.className());
        this.method = new NameGlob(probe.method());
        this.types = probe.subtypes() ? new SafeSuperType(probe.className()) : new NamedType(type);
    }

    boolean isGlob() {
        return !type.isExact();
    }

    boolean meansType(TypeDescription candidate) {
        return types.matches(candidate);
    }

    boolean meansMethod(MethodDescription candidate) {
        if (candidate.isAbstract()
                || candidate.isNative()
                || candidate.isSynthetic()
                || candidate.isTypeInitializer()) {
            return false;
        }
        if (candidate.isConstructor()) {
            return method.matches(CONSTRUCTOR) && method.isExact();
        }
        return method.matches(candidate.getName());
    }

    /** Whether a call of this method may arrive at a probed one. */
    boolean mayReach(MethodDescription called) {
        return called.isMethod()
                && method.matches(called.getName())
                && meansType(called.getDeclaringType().asErasure());
    }

    ElementMatcher<MethodDescription> methodMatcher() {
        return new ElementMatcher.Junction.AbstractBase<>() {
            @Override
            public boolean matches(MethodDescription candidate) {
                return meansMethod(candidate);
            }
        };
    }

    List<MethodDescription.InDefinedShape> methodsOf(TypeDescription candidate) {
        List<MethodDescription.InDefinedShape> meant = new ArrayList<>();
        for (MethodDescription.InDefinedShape each : candidate.getDeclaredMethods()) {
            if (meansMethod(each)) {
                meant.add(each);
            }
        }
        return meant;
    }

    /** Whether the method has its name here and its body in a subtype. */
    boolean declaredAbstractIn(TypeDescription candidate) {
        for (MethodDescription.InDefinedShape each : candidate.getDeclaredMethods()) {
            if (each.isAbstract() && method.matches(each.getName())) {
                return true;
            }
        }
        return false;
    }

    /** The names a user could have meant instead. */
    List<String> methodNamesOf(TypeDescription candidate) {
        Set<String> names = new LinkedHashSet<>();
        for (MethodDescription.InDefinedShape each : candidate.getDeclaredMethods()) {
            if (each.isMethod() && !each.isSynthetic()) {
                names.add(each.getName());
            }
        }
        return new ArrayList<>(names);
    }
}
