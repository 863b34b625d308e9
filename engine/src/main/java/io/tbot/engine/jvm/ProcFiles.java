package io.tbot.engine.jvm;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The kernel's files about this process and the machine, where the system has them. */
final class ProcFiles {
    static final ProcFiles HERE = new ProcFiles(new File("/proc"));

    /** More than any of them has on a big machine: a line per processor, interface or mount. */
    private static final int MAX_BYTES = 1 << 18;

    private final File root;

    ProcFiles(File root) {
        this.root = root;
    }

    /** The whole text; null if there is no such file or it cannot be read. */
    @Nullable
    String read(String name) {
        try (InputStream in = new FileInputStream(new File(root, name))) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return null;
        }
    }

    /** How many entries a directory has; -1 if it cannot be read. */
    int count(String directory) {
        String[] names = new File(root, directory).list();
        return names == null ? -1 : names.length;
    }

    /** The words of the first line that begins with a prefix, without it; empty if none does. */
    static String[] words(@Nullable String text, String prefix) {
        if (text != null) {
            for (String line : text.split("\n", -1)) {
                if (line.startsWith(prefix)) {
                    return line.substring(prefix.length()).strip().split("\\s+", -1);
                }
            }
        }
        return new String[0];
    }

    /** A word as a number; -1 if it is not there or none. */
    static double number(String[] words, int index) {
        try {
            return index < words.length ? Double.parseDouble(words[index]) : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
