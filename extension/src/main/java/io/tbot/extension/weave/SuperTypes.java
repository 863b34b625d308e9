package io.tbot.extension.weave;

import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The names of all classes and interfaces above a class, read from class files, since loading a supertype of the
 * application's while its subtype is being loaded would change the order in which its transformers see them.
 *
 * <p>Threads: any; two that ask for the same class at once may both read it. Shape: per living loader, one entry per
 * class asked about. Errors: a supertype without a readable class file counts as having nothing above it.
 */
final class SuperTypes {
    private static final String[] NOTHING = {};
    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    private final Map<ClassLoader, Map<String, String[]>> caches = Collections.synchronizedMap(new WeakHashMap<>());

    /** The class itself and everything above it, internal names, {@code java/lang/Object} left out. */
    Set<String> of(ClassLoader loader, ClassHeader header) {
        Set<String> names = new LinkedHashSet<>();
        names.add(header.name());
        add(loader, header.superName(), names);
        for (String declared : header.interfaces()) {
            add(loader, declared, names);
        }
        return names;
    }

    /** The named type and everything above it. */
    Set<String> of(ClassLoader loader, String name) {
        Set<String> names = new LinkedHashSet<>();
        add(loader, name, names);
        return names;
    }

    private void add(ClassLoader loader, @Nullable String name, Set<String> names) {
        if (name == null || name.equals("java/lang/Object") || !names.add(name)) {
            return;
        }
        for (String above : above(name.startsWith("java/") ? PLATFORM : loader, name)) {
            add(loader, above, names);
        }
    }

    private String[] above(ClassLoader loader, String name) {
        Map<String, String[]> cache = caches.get(loader);
        if (cache == null) {
            cache = new ConcurrentHashMap<>();
            caches.put(loader, cache);
        }
        String[] known = cache.get(name);
        if (known == null) {
            known = loader == PLATFORM ? load(name) : read(loader, name);
            cache.put(name, known);
        }
        return known;
    }

    /** From the JVM, which has most of them: looking for a class file in the JDK's image takes ten times as long. */
    private static String[] load(String name) {
        try {
            Class<?> type = Class.forName(name.replace('/', '.'), false, PLATFORM);
            Class<?>[] interfaces = type.getInterfaces();
            Class<?> superClass = type.getSuperclass();
            String[] all = new String[superClass == null ? interfaces.length : interfaces.length + 1];
            for (int i = 0; i < interfaces.length; i++) {
                all[i] = interfaces[i].getName().replace('.', '/');
            }
            if (superClass != null) {
                all[interfaces.length] = superClass.getName().replace('.', '/');
            }
            return all;
        } catch (ClassNotFoundException | LinkageError unknown) {
            return NOTHING;
        }
    }

    private static String[] read(ClassLoader loader, String name) {
        try (InputStream in = loader.getResourceAsStream(name.concat(".class"))) {
            if (in == null) {
                return NOTHING;
            }
            ClassHeader header = ClassHeader.of(in.readAllBytes());
            String[] interfaces = header.interfaces();
            String superName = header.superName();
            if (superName == null) {
                return interfaces;
            }
            String[] all = new String[interfaces.length + 1];
            all[0] = superName;
            System.arraycopy(interfaces, 0, all, 1, interfaces.length);
            return all;
        } catch (Exception | LinkageError | StackOverflowError unreadable) {
            return NOTHING;
        }
    }
}
