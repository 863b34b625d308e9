package io.tbot.engine.config;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Where the configuration file is, and its text; {@code java.io} only, since premain comes here. */
final class ConfigFile {
    /** A hundred times the largest configuration anyone wrote by hand. */
    static final int MAX_BYTES = 1 << 20;

    private static final String REMEDY = "let the bot's user read it";
    private static final String DEFAULT = "./tbot-agent.yaml";

    private ConfigFile() {}

    /** The file the options name, else the default one, whether it exists or not. */
    static String path(Options options) {
        for (Options.Setting setting : options.all("config")) {
            if (!setting.value().isEmpty()) {
                return setting.value();
            }
        }
        return DEFAULT;
    }

    /** Whether the user can be thought to have a file: it was named, or the default one exists. */
    static boolean expected(Options options) {
        String path = path(options);
        return !path.equals(DEFAULT) || new File(path).exists();
    }

    /** The text; {@code null}, and a mistake, where there is none to be had. */
    static @Nullable String read(String path, Mistakes found) {
        File file = new File(path);
        String problem = problem(file);
        if (!problem.isEmpty()) {
            found.add(0, 0, problem);
            return null;
        }
        byte[] bytes;
        try (InputStream in = new FileInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            found.add(0, 0, "cannot be read (" + e.getClass().getSimpleName() + "), " + REMEDY);
            return null;
        }
        if (bytes.length > MAX_BYTES) {
            found.add(0, 0, tooLarge(Math.max(bytes.length, file.length())));
            return null;
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A pipe would block and a device never end: neither is opened. */
    private static String problem(File file) {
        if (file.isDirectory()) {
            return "is a directory, name the file in it";
        }
        if (!file.exists()) {
            return "does not exist, looked for " + Quote.of(file.getAbsolutePath());
        }
        if (!file.isFile()) {
            return "is no regular file";
        }
        if (!file.canRead()) {
            return "cannot be read, " + REMEDY;
        }
        return file.length() > MAX_BYTES ? tooLarge(file.length()) : "";
    }

    /** Tells one content from another; 0 where there is none. */
    static long fingerprint(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return ((text.length() + 1L) << 32) | crc.getValue();
    }

    private static String tooLarge(long bytes) {
        return "has " + bytes + " bytes, more than the " + MAX_BYTES + " of a configuration";
    }
}
