package io.tbot.extension.own;

import io.tbot.extension.match.NameGlob;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import org.jspecify.annotations.Nullable;

/** Matches types by their own names. Immutable. */
final class NamedType extends ElementMatcher.Junction.AbstractBase<TypeDescription> {
    private final NameGlob name;

    NamedType(NameGlob name) {
        this.name = name;
    }

    @Override
    public boolean matches(@Nullable TypeDescription type) {
        return type != null && name.matches(type.getName());
    }
}
