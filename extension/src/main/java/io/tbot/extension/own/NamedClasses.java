package io.tbot.extension.own;

import io.tbot.extension.match.NameGlob;
import io.tbot.extension.match.SafeSuperType;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The classes that an entry of the configuration names. */
record NamedClasses(String name, boolean subtypes, String method) implements TargetHints {
    @Override
    public List<String> exactTypes() {
        return new NameGlob(name).isExact() ? List.of(name) : List.of();
    }

    @Override
    public List<String> superTypes() {
        return subtypes ? List.of(name) : List.of();
    }

    @Override
    public List<String> typeGlobs() {
        return subtypes || new NameGlob(name).isExact() ? List.of() : List.of(name);
    }

    @Override
    public List<String> methodNames() {
        return List.of(method);
    }

    ElementMatcher<TypeDescription> types() {
        NameGlob glob = new NameGlob(name);
        return subtypes ? new SafeSuperType(name) : new NamedType(glob);
    }
}
