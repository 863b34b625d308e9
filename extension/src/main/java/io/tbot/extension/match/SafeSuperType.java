package io.tbot.extension.match;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import org.jspecify.annotations.Nullable;

/**
 * Matches a type by the name of itself or of any class or interface above it, and takes a supertype that cannot be
 * resolved for one that does not match: other agents add interfaces that have no class file.
 *
 * <p>Threads: immutable.
 */
public final class SafeSuperType extends ElementMatcher.Junction.AbstractBase<TypeDescription> {
    private final NameGlob name;

    public SafeSuperType(String name) {
        this.name = new NameGlob(name);
    }

    @Override
    public boolean matches(@Nullable TypeDescription type) {
        return type != null && isBelow(type, new HashSet<>());
    }

    private boolean isBelow(TypeDescription type, Set<String> seen) {
        for (TypeDescription at = type; at != null; at = superClassOf(at)) {
            if (name.matches(at.getName())) {
                return true;
            }
            List<? extends TypeDefinition> interfaces = interfacesOf(at);
            for (int i = 0; i < interfaces.size(); i++) {
                if (interfaceIsBelow(interfaces, i, seen)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean interfaceIsBelow(List<? extends TypeDefinition> interfaces, int index, Set<String> seen) {
        try {
            // the list resolves its elements one by one
            TypeDescription type = interfaces.get(index).asErasure();
            return seen.add(type.getName()) && isBelow(type, seen);
        } catch (RuntimeException unresolved) {
            return false;
        }
    }

    private static @Nullable TypeDescription superClassOf(TypeDescription type) {
        try {
            TypeDefinition above = type.getSuperClass();
            return above == null ? null : above.asErasure();
        } catch (RuntimeException unresolved) {
            return null;
        }
    }

    private static List<? extends TypeDefinition> interfacesOf(TypeDescription type) {
        try {
            return type.getInterfaces();
        } catch (RuntimeException unresolved) {
            return List.of();
        }
    }
}
