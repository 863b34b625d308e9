package io.tbot.engine.alert.journal;

import org.jspecify.annotations.Nullable;

/** One record: what happened to one key, or to the file. */
record Change(Op op, Entry entry) {
    private static final byte[] NOTHING = {};

    static Change put(Entry entry) {
        return new Change(entry.doubtful() ? Op.PUT_DOUBTFUL : Op.PUT, entry);
    }

    static Change remove(Kind kind, String key) {
        return new Change(Op.REMOVE, new Entry(kind.name(), kind.version(), key, NOTHING, false));
    }

    /** The first of a file; says how many records follow that belong together as a snapshot. */
    static Change begin(int entries) {
        byte[] count = {(byte) (entries >>> 24), (byte) (entries >>> 16), (byte) (entries >>> 8), (byte) entries};
        return new Change(Op.BEGIN, new Entry("", 0, "", count, false));
    }

    /** The last of a file whose process ended as it should. */
    static Change close() {
        return new Change(Op.CLOSE, new Entry("", 0, "", NOTHING, false));
    }

    /** What happened. */
    enum Op {
        BEGIN(0),
        PUT(1),
        PUT_DOUBTFUL(2),
        REMOVE(3),
        CLOSE(4);

        private static final Op[] ALL = values();

        /** As it stands in files. */
        final int code;

        Op(int code) {
            this.code = code;
        }

        static @Nullable Op of(int code) {
            return code < ALL.length ? ALL[code] : null;
        }
    }
}
