package io.tbot.extension.weave;

import com.acme.Sample;

/** Defines the sample classes anew, offering each to a transformer first, as the JVM would. */
final class WeavingLoader extends ClassLoader {
    private final LeanTransformer transformer;
    private final boolean hidesFacade;

    WeavingLoader(LeanTransformer transformer, boolean hidesFacade) {
        super(WeavingLoader.class.getClassLoader());
        this.transformer = transformer;
        this.hidesFacade = hidesFacade;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (hidesFacade && name.startsWith("io.tbot.bootstrap.")) {
            throw new ClassNotFoundException(name);
        }
        if (!name.startsWith(Sample.class.getName())) {
            return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? define(name) : loaded;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] bytes = ClassFiles.of(Class.forName(name, false, getParent()));
        String internal = name.replace('.', '/');
        byte[] woven = transformer.transform(null, this, internal, null, null, bytes);
        byte[] defined = woven == null ? bytes : woven;
        return defineClass(name, defined, 0, defined.length);
    }
}
