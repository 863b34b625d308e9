package io.tbot.extension.weave;

import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.NameGlob;
import io.tbot.extension.match.TargetHints;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One instrumentation and, read from its hints, which classes can be meant by it.
 *
 * <p>Threads: immutable but for {@link #weave}.
 */
final class Target {
    private final InstrumentationModule module;
    private final TypeInstrumentation instrumentation;
    private final boolean hinted;
    private final List<String> exact = new ArrayList<>();
    private final Set<String> superTypes = new HashSet<>();
    private final List<NameGlob> superGlobs = new ArrayList<>();
    private final List<NameGlob> typeGlobs = new ArrayList<>();
    private final MethodNames methods;

    /** What the weaver made of it at the first candidate; guarded by this target. */
    @Nullable
    Weave weave;

    Target(InstrumentationModule module, TypeInstrumentation instrumentation) {
        this.module = module;
        this.instrumentation = instrumentation;
        this.hinted = instrumentation instanceof TargetHints;
        if (!(instrumentation instanceof TargetHints hints)) {
            this.methods = new MethodNames(List.of());
            return;
        }
        this.methods = new MethodNames(hints.methodNames());
        for (String name : hints.exactTypes()) {
            exact.add(name.replace('.', '/'));
        }
        for (String name : hints.superTypes()) {
            NameGlob glob = new NameGlob(name.replace('.', '/'));
            if (glob.isExact()) {
                superTypes.add(name.replace('.', '/'));
            } else {
                superGlobs.add(glob);
            }
        }
        for (String name : hints.typeGlobs()) {
            typeGlobs.add(new NameGlob(name.replace('.', '/')));
        }
    }

    InstrumentationModule module() {
        return module;
    }

    TypeInstrumentation instrumentation() {
        return instrumentation;
    }

    MethodNames methods() {
        return methods;
    }

    /** Internal names. */
    List<String> exact() {
        return exact;
    }

    /** Whether nothing can be said about its classes without ByteBuddy. */
    boolean unhinted() {
        return !hinted;
    }

    boolean hasSuperTypes() {
        return !superTypes.isEmpty() || !superGlobs.isEmpty();
    }

    boolean hasGlobs() {
        return !typeGlobs.isEmpty();
    }

    boolean globHits(String name) {
        for (NameGlob glob : typeGlobs) {
            if (glob.matches(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of these internal names is a supertype it means. */
    boolean superHits(Set<String> names) {
        for (String name : names) {
            if (superTypes.contains(name)) {
                return true;
            }
            for (NameGlob glob : superGlobs) {
                if (glob.matches(name)) {
                    return true;
                }
            }
        }
        return false;
    }
}
