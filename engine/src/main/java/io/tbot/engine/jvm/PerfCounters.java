package io.tbot.engine.jvm;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The counters HotSpot keeps in a file for {@code jstat}, read from there: no module, no agent thread, no safepoint.
 *
 * <p>Errors: absent with {@code -XX:-UsePerfData} or {@code -XX:+PerfDisableSharedMem}, on another JVM, or where the
 * file has another layout.
 *
 * <p>Source: HotSpot's {@code perfMemory.hpp}, layout version 2.
 */
final class PerfCounters {
    private static final int MAGIC = 0xcafec0c0;
    private static final int HEADER_BYTES = 32;
    private static final int ENTRY_BYTES = 20;

    /** HotSpot's file is 32 KiB; more is not ours. */
    private static final int MAX_BYTES = 1 << 18;

    private static final byte LONG = 'J';

    private final File file;

    PerfCounters(File file) {
        this.file = file;
    }

    /** Those of this JVM. */
    static PerfCounters ofThisJvm() {
        // HotSpot puts it into /tmp on Linux whatever java.io.tmpdir says
        String folder = "/tmp/hsperfdata_" + System.getProperty("user.name");
        return new PerfCounters(
                new File(folder, String.valueOf(ProcessHandle.current().pid())));
    }

    /** The values of counters by name; -1 for one that is not there. */
    long[] read(String... names) {
        long[] values = new long[names.length];
        Arrays.fill(values, -1);
        ByteBuffer counters = load();
        if (counters == null || counters.limit() < HEADER_BYTES || counters.getInt(0) != MAGIC) {
            return values;
        }
        counters.order(counters.get(4) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int entries = counters.getInt(28);
        int at = counters.getInt(24);
        for (int i = 0; i < entries && isWithin(counters, at, ENTRY_BYTES); i++) {
            int length = counters.getInt(at);
            if (length < ENTRY_BYTES || !isWithin(counters, at, length)) {
                break;
            }
            take(counters, at, names, values);
            at += length;
        }
        return values;
    }

    private static void take(ByteBuffer counters, int entry, String[] names, long[] values) {
        int name = entry + counters.getInt(entry + 4);
        int value = entry + counters.getInt(entry + 16);
        boolean scalar = counters.getInt(entry + 8) == 0 && counters.get(entry + 12) == LONG;
        if (!scalar || !isWithin(counters, value, Long.BYTES)) {
            return;
        }
        for (int i = 0; i < names.length; i++) {
            if (isNamed(counters, name, names[i])) {
                values[i] = counters.getLong(value);
            }
        }
    }

    private static boolean isNamed(ByteBuffer counters, int at, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        if (!isWithin(counters, at, bytes.length + 1)) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (counters.get(at + i) != bytes[i]) {
                return false;
            }
        }
        return counters.get(at + bytes.length) == 0;
    }

    private static boolean isWithin(ByteBuffer counters, int at, int length) {
        return at >= 0 && length >= 0 && at <= counters.limit() - length;
    }

    private @Nullable ByteBuffer load() {
        try (InputStream in = new FileInputStream(file)) {
            return ByteBuffer.wrap(in.readNBytes(MAX_BYTES));
        } catch (IOException e) {
            return null;
        }
    }
}
