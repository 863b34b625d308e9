package io.tbot.engine.alert.journal;

import java.nio.charset.StandardCharsets;

/** The last that was put under one key. Immutable. */
public final class Entry {
    private final String kind;
    private final int version;
    private final String key;
    private final byte[] value;
    private final boolean doubtful;
    private final int size;

    Entry(String kind, int version, String key, byte[] value, boolean doubtful) {
        this.kind = kind;
        this.version = version;
        this.key = key;
        this.value = value;
        this.doubtful = doubtful;
        this.size = Frame.sizeOf(kind.length(), key.getBytes(StandardCharsets.UTF_8).length, value.length);
    }

    /** The name of its kind. */
    public String kind() {
        return kind;
    }

    /** The version of the value's layout: the kind's own or a lower one. */
    public int version() {
        return version;
    }

    public String key() {
        return key;
    }

    /** A copy. */
    public byte[] value() {
        return value.clone();
    }

    /** Whether a later record was lost that may have been about this key: the value is true, but may be outdated. */
    public boolean doubtful() {
        return doubtful;
    }

    /** The value itself, not to be changed. */
    byte[] bytes() {
        return value;
    }

    /** What its record takes on disk. */
    int size() {
        return size;
    }

    Entry doubted() {
        return doubtful ? this : new Entry(kind, version, key, value, true);
    }
}
