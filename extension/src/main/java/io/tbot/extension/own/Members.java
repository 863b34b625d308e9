package io.tbot.extension.own;

import io.tbot.engine.config.Nearest;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import net.bytebuddy.description.ByteCodeElement;
import net.bytebuddy.description.ModifierReviewable;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a step of a path names in a type or above it: a record component's accessor, {@code getName()},
 * {@code isName()}, {@code name()}, then a field; the first that code of the woven class may use.
 */
final class Members {
    private final TypeDescription receiver;
    private final TypeDescription from;
    private final String step;
    private final Predicate<MethodDescription> probed;
    private final Set<String> seen = new LinkedHashSet<>();
    private boolean hidden;

    private Members(TypeDescription receiver, TypeDescription from, String step, Predicate<MethodDescription> probed) {
        this.receiver = receiver;
        this.from = from;
        this.step = step;
        this.probed = probed;
    }

    /**
     * @param from the woven class, whose rights count
     * @param probed methods that carry a probe: one that calls another would never end
     * @return a method without parameters, or a field
     */
    static ByteCodeElement.Member find(
            TypeDescription receiver, String step, TypeDescription from, Predicate<MethodDescription> probed)
            throws UnresolvedPath {
        return new Members(receiver, from, step, probed).find();
    }

    private ByteCodeElement.Member find() throws UnresolvedPath {
        String capital = step.substring(0, 1).toUpperCase(Locale.ROOT) + step.substring(1);
        ByteCodeElement.Member found = receiver.isRecord() ? method(receiver, step) : null;
        found = found != null ? found : method(receiver, "get" + capital);
        found = found != null ? found : method(receiver, "is" + capital);
        found = found != null ? found : method(receiver, step);
        found = found != null ? found : field(receiver);
        if (found == null) {
            throw new UnresolvedPath(hidden ? notVisible() : missing());
        }
        return found;
    }

    private String notVisible() {
        return "'" + step + "' of " + receiver.getName() + " is not visible to " + from.getName()
                + ", name a public getter";
    }

    private String missing() {
        String nearest = Nearest.of(step, seen);
        return receiver.getName() + " has no field or getter '" + step + "'"
                + (nearest == null ? "" : ", did you mean '" + nearest + "'");
    }

    private @Nullable MethodDescription method(TypeDescription type, String name) {
        for (TypeDescription at = type; at != null; at = superClassOf(at)) {
            for (MethodDescription.InDefinedShape each : at.getDeclaredMethods()) {
                if (!isAccessor(each)) {
                    continue;
                }
                seen.add(propertyOf(each.getName()));
                if (each.getName().equals(name) && !probed.test(each) && isReachable(each)) {
                    return each;
                }
            }
            for (int i = 0; i < interfaceCount(at); i++) {
                TypeDescription above = interfaceOf(at, i);
                MethodDescription inherited = above == null ? null : method(above, name);
                if (inherited != null) {
                    return inherited;
                }
            }
        }
        return null;
    }

    private @Nullable FieldDescription field(TypeDescription type) {
        for (TypeDescription at = type; at != null; at = superClassOf(at)) {
            for (FieldDescription.InDefinedShape each : at.getDeclaredFields()) {
                if (each.isStatic() || each.isSynthetic()) {
                    continue;
                }
                seen.add(each.getName());
                if (each.getName().equals(step) && isReachable(each)) {
                    return each;
                }
            }
        }
        return null;
    }

    private static boolean isAccessor(MethodDescription method) {
        return method.isMethod()
                && !method.isStatic()
                && method.getParameters().isEmpty()
                && !method.getReturnType().represents(void.class)
                && !method.isBridge();
    }

    private static String propertyOf(String name) {
        int prefix = name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : 0;
        return prefix == 0 || name.length() == prefix || !Character.isUpperCase(name.charAt(prefix))
                ? name
                : name.substring(prefix, prefix + 1).toLowerCase(Locale.ROOT) + name.substring(prefix + 1);
    }

    /** The JVM's rules and no more: a wrong guess would be an error in the bot. */
    private <M extends ByteCodeElement.Member & ModifierReviewable.OfByteCodeElement> boolean isReachable(M member) {
        TypeDescription owner = member.getDeclaringType().asErasure();
        boolean reachable;
        if (!owner.isVisibleTo(from)) {
            reachable = member.isPublic() && member instanceof MethodDescription && receiver.isVisibleTo(from);
        } else if (member.isPublic()) {
            reachable = true;
        } else if (member.isPrivate()) {
            reachable = owner.equals(from) && receiver.equals(from) && !from.isInterface();
        } else {
            reachable = owner.isSamePackage(from) || (member.isProtected() && receiver.equals(from));
        }
        hidden |= !reachable;
        return reachable;
    }

    private static @Nullable TypeDescription superClassOf(TypeDescription type) {
        try {
            TypeDefinition above = type.getSuperClass();
            return above == null ? null : above.asErasure();
        } catch (RuntimeException unresolved) {
            return null;
        }
    }

    private static int interfaceCount(TypeDescription type) {
        try {
            return type.getInterfaces().size();
        } catch (RuntimeException unresolved) {
            return 0;
        }
    }

    private static @Nullable TypeDescription interfaceOf(TypeDescription type, int index) {
        try {
            return type.getInterfaces().get(index).asErasure();
        } catch (RuntimeException unresolved) {
            return null;
        }
    }
}
