package io.tbot.extension.weave;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Class files of loaded classes. */
final class ClassFiles {
    private ClassFiles() {}

    static String nameOf(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    static byte[] of(Class<?> type) {
        try (InputStream in = ClassFiles.class.getResourceAsStream("/" + nameOf(type) + ".class")) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
