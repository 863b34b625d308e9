package io.tbot.extension.match;

import java.util.List;

/**
 * What a {@code TypeInstrumentation} that also implements this can say about its targets in plain names, so that the
 * lean host rejects every other class from its constant pool alone, before ByteBuddy is even loaded. A class is a
 * candidate if one of the three type lists hits it and one of the method names occurs in it; the instrumentation's own
 * matchers then decide. An instrumentation without hints is asked about every class, which costs start-up time.
 *
 * <p>Threads: read once, on the thread that starts the agent or reloads its configuration.
 *
 * <p>Names are binary names with dots ({@code com.acme.Feed$Listener}); a glob knows {@code *} only, which also spans
 * dots.
 */
public interface TargetHints {
    /** Classes and interfaces that are meant themselves, without their subtypes. */
    default List<String> exactTypes() {
        return List.of();
    }

    /** Classes and interfaces that are meant with all their subtypes; lambdas of such an interface are found too. */
    default List<String> superTypes() {
        return List.of();
    }

    /** Globs over the names of the classes that are meant; classes of the JDK are never meant by a glob. */
    default List<String> typeGlobs() {
        return List.of();
    }

    /** Names or globs of the methods that are meant; empty where any method may be. */
    default List<String> methodNames() {
        return List.of();
    }
}
