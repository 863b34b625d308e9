package io.tbot.engine.alert.journal;

/**
 * What records are about: alerts, silences, deliveries.
 *
 * @param name ASCII, at most 32 characters
 * @param version of the values that are put, from 1 to 255; lower ones are read as well, higher ones are set aside
 */
public record Kind(String name, int version) {
    private static final int MAX_NAME = 32;
    private static final int MAX_VERSION = 255;

    public Kind {
        if (name.isEmpty() || name.length() > MAX_NAME || version < 1 || version > MAX_VERSION) {
            throw new IllegalArgumentException(
                    "kind '" + name + "' version " + version + " is outside 1..32 characters and versions 1..255");
        }
    }
}
