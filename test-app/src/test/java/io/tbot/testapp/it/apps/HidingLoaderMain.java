package io.tbot.testapp.it.apps;

import java.io.IOException;
import java.io.InputStream;

/** Runs the waiting bot in a loader that delegates nothing but the JDK's packages, as an OSGi framework does. */
public final class HidingLoaderMain {
    private HidingLoaderMain() {}

    public static void main(String[] arguments) throws Exception {
        ClassLoader hiding = new HidingLoader();
        hiding.loadClass(WaitingBot.class.getName())
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }

    private static final class HidingLoader extends ClassLoader {
        private static final String OWN = "io.tbot.testapp.it.apps.";

        HidingLoader() {
            super(HidingLoaderMain.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (name.startsWith("java.")) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                if (name.startsWith(OWN)) {
                    return define(name);
                }
                throw new ClassNotFoundException(name + " is not imported by this bundle");
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }
}
