package io.tbot.extension.match;

import io.tbot.bootstrap.Probe;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.matcher.ElementMatcher;
import org.jspecify.annotations.Nullable;

/**
 * Refuses class loaders that hide {@code io.tbot.bootstrap}: inlined advice would make their classes throw
 * {@code NoClassDefFoundError}, which no suppression can catch. Every module of ours uses it.
 *
 * <p>Threads: any; a loader asked about for the first time by two threads may be tried twice. Shape: one entry per
 * living loader, held weakly and by identity, since a loader may redefine {@code equals}.
 */
public final class SeesBootstrap extends ElementMatcher.Junction.AbstractBase<ClassLoader> {
    /** The one instance. */
    public static final SeesBootstrap INSTANCE = new SeesBootstrap();

    private static final int MAX_NAMED = 100;

    private final Map<Object, Boolean> answers = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final ReferenceQueue<ClassLoader> dead = new ReferenceQueue<>();

    private SeesBootstrap() {}

    @Override
    public boolean matches(@Nullable ClassLoader loader) {
        if (loader == null
                || loader == ClassLoader.getPlatformClassLoader()
                || loader == ClassLoader.getSystemClassLoader()) {
            return true;
        }
        for (Object gone = dead.poll(); gone != null; gone = dead.poll()) {
            answers.remove(gone);
        }
        Key key = new Key(loader, dead);
        Boolean known = answers.get(key);
        if (known == null) {
            known = sees(loader);
            answers.put(key, known);
            if (!known && refused.size() < MAX_NAMED) {
                refused.add(loader.getClass().getName());
            }
        }
        return known;
    }

    /** The classes of the loaders refused so far, for the report of what is not instrumented. */
    public Collection<String> refused() {
        return new TreeSet<>(refused);
    }

    private static boolean sees(ClassLoader loader) {
        try {
            return loader.loadClass(Probe.class.getName()) == Probe.class;
        } catch (Throwable hidden) {
            return false;
        }
    }

    private static final class Key extends WeakReference<ClassLoader> {
        private final int hash;

        Key(ClassLoader loader, ReferenceQueue<ClassLoader> dead) {
            super(loader, dead);
            this.hash = System.identityHashCode(loader);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            ClassLoader mine = get();
            return mine != null && other instanceof Key key && key.get() == mine;
        }
    }
}
