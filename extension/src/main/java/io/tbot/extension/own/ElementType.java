package io.tbot.extension.own;

import java.util.Collection;
import java.util.Map;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.description.type.TypeList;
import org.jspecify.annotations.Nullable;

/** What a list is a list of, by its type as the code writes it. */
final class ElementType {
    /** Deeper than any collection stands above the one it is. */
    private static final int MAX_DEPTH = 16;

    private ElementType() {}

    /** {@code null} where it is not written. */
    static @Nullable TypeDescription of(TypeDescription.Generic list) {
        if (list.isArray()) {
            TypeDefinition component = list.getComponentType();
            return component == null || component.isPrimitive() ? null : component.asErasure();
        }
        try {
            return argument(list, 0);
        } catch (RuntimeException unresolved) {
            return null;
        }
    }

    /** The last argument of the {@link Collection} or {@link Map} that a type is or has above it. */
    private static @Nullable TypeDescription argument(TypeDescription.@Nullable Generic type, int depth) {
        if (type == null || depth > MAX_DEPTH) {
            return null;
        }
        TypeDescription erased = type.asErasure();
        if (erased.represents(Collection.class) || erased.represents(Map.class)) {
            if (!type.getSort().isParameterized()) {
                return null;
            }
            TypeList.Generic arguments = type.getTypeArguments();
            return bound(arguments.get(arguments.size() - 1));
        }
        for (TypeDescription.Generic above : type.getInterfaces()) {
            TypeDescription found = argument(above, depth + 1);
            if (found != null) {
                return found;
            }
        }
        return argument(type.getSuperClass(), depth + 1);
    }

    private static @Nullable TypeDescription bound(TypeDescription.Generic argument) {
        TypeDescription erased = argument.getSort().isWildcard()
                ? argument.getUpperBounds().getOnly().asErasure()
                : argument.asErasure();
        return erased.represents(Object.class) ? null : erased;
    }
}
