package io.tbot.engine.alert.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * The identity of an alert through all its life, restarts included: made of its rule and labels, never of values.
 *
 * <p>Shape: the first 128 bits of SHA-256 over {@code rule (0 name 0 value)*} by name, as 32 hex digits.
 */
public final class Fingerprint {
    private static final int BYTES = 16;

    private Fingerprint() {}

    public static String of(String rule, Labels labels) {
        MessageDigest digest = sha256();
        digest.update(rule.getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, String> label : labels.map().entrySet()) {
            digest.update((byte) 0);
            digest.update(label.getKey().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(label.getValue().getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform must have it
        }
    }
}
