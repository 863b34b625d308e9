package io.tbot.engine.venue;

import io.tbot.bootstrap.HotPath;

/** Who is told what a scanner finds. Threads: the one that scans. */
abstract class FieldReader {
    /** Takes nothing up: what is found lies in {@link Found} at the end. */
    static final FieldReader SILENT = new FieldReader() {};

    /**
     * A value was found.
     *
     * @param slots that it filled
     * @return whether enough is known
     */
    @HotPath
    boolean found(long slots, Found found) {
        return false;
    }

    /** One of the elements that {@code []} stands for ends; its slots are forgotten after. */
    @HotPath
    void item(Found found) {}
}
