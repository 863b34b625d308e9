package io.tbot.extension.own;

import io.tbot.engine.config.Expression;
import io.tbot.engine.config.ProbeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/**
 * What one key of a probe binds to in one method.
 *
 * @param text the literal quoted, or the path as Java with its type
 * @param problem why it stays open; {@code null} where it binds
 */
record Binding(String key, String text, @Nullable String problem) {
    private static final String LATE_TIME = "the age of a tick is taken at its arrival, so neither its time nor a label"
            + " of it may come from 'return'; probe the method that receives the tick";

    /** Every key of the probe, labels first. */
    static List<Binding> all(SlotLayout layout, MethodDescription method, PathCompiler paths) {
        ProbeSpec probe = layout.probe();
        List<Binding> bindings = new ArrayList<>();
        for (Map.Entry<String, Expression> label : probe.labels().entrySet()) {
            bindings.add(of(label.getKey(), Role.LABEL, label.getValue(), layout, paths));
        }
        for (Map.Entry<String, Expression> bound : probe.bindings().entrySet()) {
            bindings.add(of(bound.getKey(), Role.of(probe, bound.getKey()), bound.getValue(), layout, paths));
        }
        if (method.isConstructor() && !probe.op().valued()) {
            bindings.add(new Binding("method", "<init>", "a constructor cannot be timed, probe a method"));
        }
        return bindings;
    }

    private static Binding of(String key, Role role, Expression expression, SlotLayout layout, PathCompiler paths) {
        if (expression instanceof Expression.Literal literal) {
            return new Binding(key, "'" + literal.text() + "'", null);
        }
        Expression.Path path = expression instanceof Expression.Path written
                ? written
                : new Expression.Path(Expression.Root.RETURN, 0, List.of());
        try {
            ResolvedPath resolved = resolve(path, role, paths, layout);
            if ((role == Role.TIME || role == Role.SEQUENCE) && isLate(path, layout)) {
                return new Binding(key, path.toString(), LATE_TIME);
            }
            return new Binding(key, resolved.text() + " (" + simpleName(resolved.type()) + ")", null);
        } catch (UnresolvedPath unresolved) {
            return new Binding(key, path.toString(), String.valueOf(unresolved.getMessage()));
        } catch (RuntimeException missingClass) {
            return new Binding(key, path.toString(), "a class on the way is missing: " + missingClass.getMessage());
        }
    }

    private static boolean isLate(Expression.Path path, SlotLayout layout) {
        return !layout.readsTick(false) && (!layout.readsTick(true) || path.root() == Expression.Root.RETURN);
    }

    /** The path, if it also has a type that serves. */
    static ResolvedPath resolve(Expression.Path path, Role role, PathCompiler paths, SlotLayout layout)
            throws UnresolvedPath {
        Expression.Path list =
                path.root() == Expression.Root.ITEM ? layout.order().list() : null;
        ResolvedPath resolved = list == null ? paths.resolve(path) : paths.resolveItem(list, path);
        String refusal = role.refusal(resolved.type());
        if (refusal != null) {
            throw new UnresolvedPath(
                    "'" + resolved.text() + "' is a " + resolved.type().getActualName() + ", " + refusal);
        }
        return resolved;
    }

    private static String simpleName(TypeDescription type) {
        return type.getActualName().substring(type.getActualName().lastIndexOf('.') + 1);
    }
}
