package io.tbot.engine.venue;

import io.tbot.bootstrap.HotPath;

/**
 * The objects and arrays of a JSON text that are open: of each whether it is an object, and on the first
 * {@value #MAX_PATH} levels, its node among the {@link Fields} and which of its elements comes.
 *
 * <p>Threads: one at a time. Shape: 40 bytes. Errors: elements beyond {@value #MAX_INDEX} count as that one.
 */
final class Levels {
    static final int MAX_DEPTH = 64;

    /** Levels on which paths are followed. */
    private static final int MAX_PATH = 8;

    private static final int MAX_INDEX = 255;

    /** The node of each level, a byte each. */
    private long nodes;

    /** How many elements of each level's array came before, a byte each. */
    private long indexes;

    /** Bit i: whether level i is an object. */
    private long objects;

    private int depth;

    @HotPath
    void clear() {
        depth = 0;
        objects = 0;
    }

    @HotPath
    int depth() {
        return depth;
    }

    /** Opens a level; {@link #depth} is less than {@value #MAX_DEPTH}. */
    @HotPath
    void open(int node, boolean object) {
        if (depth < MAX_PATH) {
            nodes = put(nodes, depth, node);
            indexes = put(indexes, depth, 0);
        }
        objects = object ? objects | 1L << depth : objects & ~(1L << depth);
        depth++;
    }

    @HotPath
    void close() {
        depth--;
    }

    @HotPath
    boolean isObject() {
        return (objects & 1L << (depth - 1)) != 0;
    }

    /** The node of the level; none where the path is too long to be wanted. */
    @HotPath
    int node() {
        return depth > 0 && depth <= MAX_PATH ? (byte) (nodes >>> (8 * (depth - 1))) : Fields.NONE;
    }

    /** Which element of the level comes; where the path is too long, no matter which. */
    @HotPath
    int index() {
        return (int) (indexes >>> (8 * (depth - 1))) & MAX_INDEX;
    }

    @HotPath
    void next() {
        if (depth <= MAX_PATH) {
            indexes = put(indexes, depth - 1, Math.min(index() + 1, MAX_INDEX));
        }
    }

    @HotPath
    private static long put(long bytes, int level, int value) {
        int shift = 8 * level;
        return (bytes & ~(0xFFL << shift)) | ((value & 0xFFL) << shift);
    }
}
