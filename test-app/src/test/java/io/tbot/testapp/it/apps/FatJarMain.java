package io.tbot.testapp.it.apps;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The launcher of a fat jar: its manifest names this class, the bot's classes lie below {@code BOOT-INF/classes}, and a
 * loader of its own serves them before its parent is asked.
 */
public final class FatJarMain {
    private static final String NESTED = "BOOT-INF/classes/";

    private FatJarMain() {}

    public static void main(String[] arguments) throws Exception {
        URL jar = FatJarMain.class.getProtectionDomain().getCodeSource().getLocation();
        try (ChildFirstLoader loader = new ChildFirstLoader(unpack(jar))) {
            Thread.currentThread().setContextClassLoader(loader);
            Class<?> main = loader.loadClass("io.tbot.testapp.it.apps.WaitingBot");
            System.out.println("served by " + main.getClassLoader().getClass().getSimpleName());
            main.getMethod("main", String[].class).invoke(null, (Object) arguments);
        }
    }

    private static URL unpack(URL jar) throws Exception {
        Path nested = Files.createTempFile("nested", ".jar");
        nested.toFile().deleteOnExit();
        try (ZipInputStream in = new ZipInputStream(jar.openStream());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(nested))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().startsWith(NESTED) && !entry.isDirectory()) {
                    out.putNextEntry(new ZipEntry(entry.getName().substring(NESTED.length())));
                    in.transferTo(out);
                }
            }
        }
        return nested.toUri().toURL();
    }

    private static final class ChildFirstLoader extends URLClassLoader {
        ChildFirstLoader(URL nested) {
            super(new URL[] {nested}, FatJarMain.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded == null) {
                    try {
                        loaded = findClass(name);
                    } catch (ClassNotFoundException notNested) {
                        return super.loadClass(name, resolve);
                    }
                }
                return loaded;
            }
        }
    }
}
