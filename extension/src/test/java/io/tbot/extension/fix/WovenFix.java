package io.tbot.extension.fix;

import io.tbot.extension.Weaver;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Supplier;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import quickfix.Session;

/** QuickFIX/J once more, its session woven, and the desk that works with it. */
final class WovenFix extends ClassLoader {
    private static final String SESSION = Session.class.getName();

    private WovenFix() {
        super(WovenFix.class.getClassLoader());
    }

    @SuppressWarnings("unchecked") // the desk is what its interface says
    static Supplier<double[]> desk(Runnable afterRound) throws Exception {
        return (Supplier<double[]>) new WovenFix()
                .loadClass(FixDesk.class.getName())
                .getConstructor(Runnable.class)
                .newInstance(afterRound);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("quickfix.") && !name.startsWith(FixDesk.class.getName())) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] bytes = name.equals(SESSION) ? wovenSession() : bytes(name);
        return defineClass(name, bytes, 0, bytes.length);
    }

    private static byte[] wovenSession() {
        return Weaver.weave(
                        new ByteBuddy()
                                .with(TypeValidation.DISABLED)
                                .redefine(Session.class, ClassFileLocator.ForClassLoader.of(getSystemClassLoader())),
                        new SessionInstrumentation())
                .getBytes();
    }

    private byte[] bytes(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException | NullPointerException absent) {
            throw new ClassNotFoundException(name, absent);
        }
    }
}
