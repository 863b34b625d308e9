package io.tbot.extension.weave;

import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes that were loaded before the agent, or before a change of its instrumentations.
 *
 * <p>Threads: the one that starts the agent or reloads its configuration. Retransforming stops the world; it happens
 * only where a loaded class is meant.
 */
final class LoadedClasses {
    private static final Class<?>[] NO_CLASSES = {};

    private final AgentLoaders agents = new AgentLoaders();
    private final Instrumentation instrumentation;
    private final TransformStats stats;

    LoadedClasses(Instrumentation instrumentation, TransformStats stats) {
        this.instrumentation = instrumentation;
        this.stats = stats;
    }

    /** Offers every loaded class that one of the targets may mean to the transformer again. */
    void retransform(Targets targets) {
        if (targets.all().isEmpty()) {
            return;
        }
        List<Class<?>> meant = new ArrayList<>();
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (isMeant(loaded, targets)) {
                meant.add(loaded);
            }
        }
        if (meant.isEmpty()) {
            return;
        }
        try {
            instrumentation.retransformClasses(meant.toArray(NO_CLASSES));
        } catch (Throwable oneOfThem) {
            oneByOne(meant);
        }
    }

    /** The names of the application's classes; reading them stops nobody. */
    Set<String> names() {
        Set<String> names = new HashSet<>();
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            ClassLoader loader = loaded.getClassLoader();
            if (loader != null
                    && loader != ClassLoader.getPlatformClassLoader()
                    && !agents.contain(loader)
                    && !loaded.isArray()
                    && !loaded.isHidden()) {
                names.add(loaded.getName());
            }
        }
        return names;
    }

    private void oneByOne(List<Class<?>> meant) {
        for (Class<?> type : meant) {
            try {
                instrumentation.retransformClasses(type);
            } catch (Throwable fault) {
                stats.countError(type.getName(), fault);
            }
        }
    }

    private boolean isMeant(Class<?> loaded, Targets targets) {
        ClassLoader loader = loaded.getClassLoader();
        if (loaded.isArray() || loaded.isHidden() || agents.contain(loader)) {
            return false;
        }
        String name = loaded.getName().replace('.', '/');
        if (targets.rejects(loader, name)) {
            return false;
        }
        byte[] bytes = loader == null ? null : classFile(loader, name);
        // one without a class file is offered to the transformer, which gets its bytes from the JVM
        boolean meant =
                bytes == null || !targets.candidates(loader, name, bytes).isEmpty();
        if (meant && !instrumentation.isModifiableClass(loaded)) {
            stats.leftAlone(loaded.getName(), "the JVM does not let it be changed");
            return false;
        }
        return meant;
    }

    private static byte @Nullable [] classFile(ClassLoader loader, String name) {
        try (InputStream in = loader.getResourceAsStream(name.concat(".class"))) {
            return in == null ? null : in.readAllBytes();
        } catch (Exception | LinkageError unreadable) {
            return null;
        }
    }
}
