package io.tbot.extension.weave;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.NameGlob;
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
    private final KnownModule module;
    private final int index;
    private final @Nullable TypeInstrumentation configured;
    private final Hints hints;
    private final Set<String> superTypes = new HashSet<>();
    private final List<NameGlob> superGlobs = new ArrayList<>();
    private final List<NameGlob> typeGlobs = new ArrayList<>();
    private final MethodNames methods;

    /** What the weaver made of it at the first candidate; guarded by this target. */
    @Nullable
    Weave weave;

    /** One whose instrumentation is made at the first candidate. */
    Target(KnownModule module, int index, Hints hints) {
        this(module, index, null, hints);
    }

    /** One whose instrumentation is there. */
    Target(KnownModule module, TypeInstrumentation instrumentation) {
        this(module, 0, instrumentation, Hints.of(instrumentation));
    }

    private Target(KnownModule module, int index, @Nullable TypeInstrumentation configured, Hints hints) {
        this.module = module;
        this.index = index;
        this.configured = configured;
        this.hints = hints;
        this.methods = new MethodNames(hints.methods());
        for (String name : hints.superTypes()) {
            NameGlob glob = new NameGlob(name);
            if (glob.isExact()) {
                superTypes.add(name);
            } else {
                superGlobs.add(glob);
            }
        }
        for (String name : hints.typeGlobs()) {
            typeGlobs.add(new NameGlob(name));
        }
    }

    KnownModule module() {
        return module;
    }

    TypeInstrumentation instrumentation() {
        return configured == null ? module.instrumentation(index) : configured;
    }

    MethodNames methods() {
        return methods;
    }

    /** Internal names. */
    List<String> exact() {
        return hints.exact();
    }

    /** Whether nothing can be said about its classes without ByteBuddy. */
    boolean unhinted() {
        return !hints.given();
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
