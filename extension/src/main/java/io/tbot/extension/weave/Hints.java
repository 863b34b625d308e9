package io.tbot.extension.weave;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.TargetHints;
import java.util.ArrayList;
import java.util.List;

/**
 * Which classes an instrumentation can mean, in internal names and globs over them.
 *
 * <p>Threads: immutable.
 *
 * @param given whether the instrumentation says anything; if not, every class may be meant
 */
record Hints(boolean given, List<String> exact, List<String> superTypes, List<String> typeGlobs, List<String> methods) {
    private static final Hints NONE = new Hints(false, List.of(), List.of(), List.of(), List.of());

    static Hints of(TypeInstrumentation instrumentation) {
        if (!(instrumentation instanceof TargetHints hints)) {
            return NONE;
        }
        return new Hints(
                true,
                internal(hints.exactTypes()),
                internal(hints.superTypes()),
                internal(hints.typeGlobs()),
                hints.methodNames());
    }

    private static List<String> internal(List<String> binary) {
        List<String> names = new ArrayList<>();
        for (String name : binary) {
            names.add(name.replace('.', '/'));
        }
        return names;
    }
}
