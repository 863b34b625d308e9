package io.tbot.agent;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Holds everything of the agent that the application must never meet: {@code inst/**.classdata} of the agent jar. In an
 * application its parent is the platform loader, so that neither side can see the other's libraries.
 *
 * <p>Threads: any; parallel capable, the jar is read under its own lock.
 */
public final class InnerLoader extends ClassLoader {
    private static final String ROOT = "inst/";

    static {
        registerAsParallelCapable();
    }

    private final JarFile jar;
    private final String jarUrl;
    private final ProtectionDomain domain = InnerLoader.class.getProtectionDomain();

    private InnerLoader(JarFile jar, ClassLoader parent) throws MalformedURLException {
        super(parent);
        this.jar = jar;
        this.jarUrl = "jar:" + new File(jar.getName()).toURI().toURL() + "!/";
    }

    /** For the agent: below the platform loader, where the boot loader has the bootstrap classes. */
    static InnerLoader ofAgent(JarFile jar) throws MalformedURLException {
        return new InnerLoader(jar, platform());
    }

    /** For the command line: below the system loader, which has the bootstrap classes and the JDK's tools. */
    static InnerLoader ofCommandLine(JarFile jar) throws MalformedURLException {
        return new InnerLoader(jar, ClassLoader.getSystemClassLoader());
    }

    /**
     * Own classes first: a thousand of them are loaded before the bot's first order, and none is the parent's, which
     * would search the JDK's modules for each.
     */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("java.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                JarEntry entry = entry(name);
                loaded = entry == null ? super.loadClass(name, false) : define(name, entry);
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        JarEntry entry = entry(name);
        if (entry == null) {
            throw new ClassNotFoundException(name);
        }
        return define(name, entry);
    }

    private @Nullable JarEntry entry(String name) {
        return jar.getJarEntry(ROOT + name.replace('.', '/') + ".classdata");
    }

    private Class<?> define(String name, JarEntry entry) throws ClassNotFoundException {
        try {
            byte[] bytes = read(entry);
            return defineClass(name, bytes, 0, bytes.length, domain);
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }

    @Override
    protected @Nullable URL findResource(String name) {
        String path = path(name);
        try {
            return jar.getJarEntry(path) == null ? null : new URL(jarUrl + path);
        } catch (MalformedURLException impossible) {
            return null;
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL found = findResource(name);
        return found == null
                ? Collections.<URL>emptyEnumeration()
                : Collections.enumeration(Collections.singleton(found));
    }

    /** Straight from the open jar: a {@code jar:} URL would put it into the JVM's cache of open files. */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        JarEntry entry = jar.getJarEntry(path(name));
        try {
            return entry == null ? super.getResourceAsStream(name) : jar.getInputStream(entry);
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static String path(String name) {
        return ROOT + (name.endsWith(".class") ? name + "data" : name);
    }

    private byte[] read(JarEntry entry) throws IOException {
        byte[] bytes = new byte[(int) entry.getSize()];
        try (InputStream in = jar.getInputStream(entry)) {
            int at = 0;
            while (at < bytes.length) {
                int count = in.read(bytes, at, bytes.length - at);
                if (count < 0) {
                    throw new EOFException(entry.getName());
                }
                at += count;
            }
        }
        return bytes;
    }

    /**
     * The platform loader, or what Java 8 had in its place. Not asked by reflection: the JDK would look for annotations
     * on that method and generate proxies for them, 70 ms of start-up.
     */
    private static ClassLoader platform() {
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        for (ClassLoader parent = loader.getParent(); parent != null; parent = loader.getParent()) {
            loader = parent;
        }
        return loader;
    }
}
