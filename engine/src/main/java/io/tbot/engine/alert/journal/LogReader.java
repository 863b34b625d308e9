package io.tbot.engine.alert.journal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file, whatever has become of it: sound records count, wherever they stand and however often; of each key
 * the one with the highest number is believed. What follows a damaged stretch is found again byte by byte.
 *
 * <p>Errors: nothing is thrown. A key whose last record may be among the lost ones is marked doubtful.
 */
final class LogReader {
    private final byte[] bytes;
    private final Frame frame;
    private final Map<String, Integer> versions;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final BitSet seen = new BitSet();
    private int stretches;
    private int repeated;
    private int unknown;
    private int cutBytes;
    private int snapshot;
    private int closed = -1;

    private LogReader(long fileId, byte[] bytes, Map<String, Integer> versions) {
        this.bytes = bytes;
        this.frame = new Frame(fileId);
        this.versions = versions;
    }

    /** Reads a file; the versions are the highest known ones by the names of the kinds. */
    static LogReader read(long fileId, byte[] bytes, Map<String, Integer> versions) {
        LogReader reader = new LogReader(fileId, bytes, versions);
        reader.readAll();
        return reader;
    }

    private void readAll() {
        int badFrom = -1;
        int at = 0;
        while (at < bytes.length) {
            int length = frame.lengthAt(bytes, at);
            if (length == 0) {
                badFrom = badFrom < 0 ? at : badFrom;
                at++;
                continue;
            }
            stretches += badFrom < 0 ? 0 : 1;
            badFrom = -1;
            accept(at, length);
            at += length;
        }
        cutBytes = badFrom < 0 ? 0 : bytes.length - badFrom;
    }

    private void accept(int at, int length) {
        int number = (int) Frame.number(bytes, at);
        if (seen.get(number)) {
            repeated++;
            return;
        }
        seen.set(number);
        Change change = Frame.decode(bytes, at, length);
        if (change == null) {
            unknown++;
            return;
        }
        switch (change.op()) {
            case BEGIN -> snapshot = count(change.entry().bytes());
            case CLOSE -> closed = number;
            case PUT, PUT_DOUBTFUL, REMOVE -> apply(number, change);
        }
    }

    private void apply(int number, Change change) {
        Entry entry = change.entry();
        String id = entry.kind() + '\0' + entry.key();
        Slot slot = slots.get(id);
        if (slot == null) {
            slot = new Slot();
            slots.put(id, slot);
        }
        Integer version = versions.get(entry.kind());
        if (version == null || entry.version() > version) {
            unknown++;
            slot.unreadableNumber = Math.max(slot.unreadableNumber, number);
        } else if (number > slot.number) {
            if (slot.entry == null) { // the order is that in which keys came to be
                slots.remove(id);
                slots.put(id, slot);
            }
            slot.number = number;
            slot.entry = change.op() == Change.Op.REMOVE ? null : entry;
        }
    }

    private static int count(byte[] value) {
        int count = 0;
        for (byte each : value) {
            count = (count << 8) | (each & 0xff);
        }
        return Math.max(0, (int) Math.min(count, Frame.MAX_NUMBER));
    }

    /** Whether there was any record in it. */
    boolean isLegible() {
        return !seen.isEmpty();
    }

    /** Whether its last record is that of a process that ended as it should. */
    boolean isClosed() {
        return closed >= 0 && closed == seen.length() - 1;
    }

    /** What is known at the end. */
    List<Entry> entries() {
        int lost = seen.previousClearBit(expected() - 1); // the last that is missing, or -1
        List<Entry> entries = new ArrayList<>();
        for (Slot slot : slots.values()) {
            Entry entry = slot.entry;
            if (entry != null) {
                entries.add(slot.number < Math.max(lost, slot.unreadableNumber) ? entry.doubted() : entry);
            }
        }
        return entries;
    }

    /** What is wrong with it, given what was wrong with files before it. */
    Damage damage(List<String> reasons, List<String> aside) {
        return new Damage(stretches, expected() - seen.cardinality(), repeated, unknown, cutBytes, reasons, aside);
    }

    private int expected() {
        return seen.isEmpty() ? 0 : Math.max(seen.length(), snapshot + 1);
    }

    /** What is known of one key. */
    private static final class Slot {
        private int number = -1;
        private int unreadableNumber = -1;
        private @Nullable Entry entry;
    }
}
