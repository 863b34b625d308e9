package io.tbot.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The version this build was made as. From a file of the build and not from the manifest, since the stock OpenTelemetry
 * agent's loader gives packages none.
 */
public final class Version {
    private static final String FILE = "version.txt";

    private Version() {}

    /** Such as {@code 1.2.3}. */
    public static String text() {
        try (InputStream in = Version.class.getResourceAsStream(FILE)) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).trim();
        } catch (IOException unreadable) {
            return "unknown";
        }
    }
}
