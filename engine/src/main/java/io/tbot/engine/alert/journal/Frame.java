package io.tbot.engine.alert.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a record.
 *
 * <p>Shape: layout (1), length of the body (3), number in the file (8), CRC32C of file and head so far (4), CRC32C of
 * file, head and body (4); body: operation (1), version (1), length of kind (1), kind, length of key (2), key, value.
 * Big-endian. The first sum makes a length believable before it is followed, and lets a reader that lost its way find
 * the next record; both begin with the file's id, so that neither the text of a value nor a block of an older file is
 * ever taken for a record.
 *
 * <p>Errors: what is no record reads as none; a random run of bytes passes for one once in 2^64.
 */
final class Frame {
    static final int HEAD = 20;
    static final int LAYOUT = 1;

    /** The longest body that is believed; longer values are refused when they are put. */
    static final int MAX_BODY = 1 << 20;

    /** No file holds as many records: 6 MiB of the smallest are a hundredth. */
    static final long MAX_NUMBER = 1 << 24;

    private static final int SUMMED = 12;
    private static final int BODY_FIXED = 5;

    private final byte[] file = new byte[Long.BYTES];
    private final CRC32C crc = new CRC32C();

    Frame(long fileId) {
        ByteBuffer.wrap(file).putLong(fileId);
    }

    static int sizeOf(int kindBytes, int keyBytes, int valueBytes) {
        return HEAD + BODY_FIXED + kindBytes + keyBytes + valueBytes;
    }

    byte[] encode(long number, Change change) {
        Entry entry = change.entry();
        byte[] frame = new byte[entry.size()];
        byte[] key = entry.key().getBytes(UTF_8);
        ByteBuffer to = ByteBuffer.wrap(frame);
        to.putInt((LAYOUT << 24) | (frame.length - HEAD)).putLong(number).position(HEAD);
        to.put((byte) change.op().code).put((byte) entry.version());
        to.put((byte) entry.kind().length()).put(entry.kind().getBytes(US_ASCII));
        to.putShort((short) key.length).put(key).put(entry.bytes());
        to.putInt(SUMMED, headSum(frame, 0)).putInt(SUMMED + Integer.BYTES, bodySum(frame, HEAD, frame.length - HEAD));
        return frame;
    }

    /** The length of the record that begins there, whatever its layout; 0 where none does. */
    int lengthAt(byte[] bytes, int at) {
        if (bytes.length - at < HEAD) {
            return 0;
        }
        ByteBuffer from = ByteBuffer.wrap(bytes);
        int body = from.getInt(at) & 0xff_ffff;
        long number = number(bytes, at);
        if (body > MAX_BODY
                || body > bytes.length - at - HEAD
                || number < 0
                || number >= MAX_NUMBER
                || from.getInt(at + SUMMED) != headSum(bytes, at)
                || from.getInt(at + SUMMED + Integer.BYTES) != bodySum(bytes, at + HEAD, body)) {
            return 0;
        }
        return HEAD + body;
    }

    /** The number of the record that begins there. */
    static long number(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).getLong(at + Integer.BYTES);
    }

    /** The record that begins there and is so long; {@code null} where this agent does not know what it means. */
    static @Nullable Change decode(byte[] bytes, int at, int length) {
        ByteBuffer from = ByteBuffer.wrap(bytes, at, length).slice();
        if (length < HEAD + BODY_FIXED || from.get(0) != LAYOUT) {
            return null;
        }
        Change.Op op = Change.Op.of(from.get(HEAD) & 0xff);
        if (op == null) {
            return null;
        }
        int version = from.get(HEAD + 1) & 0xff;
        int kindLength = from.get(HEAD + 2) & 0xff;
        from.position(HEAD + 3);
        if (from.remaining() < kindLength + Short.BYTES) {
            return null;
        }
        String kind = text(from, kindLength);
        int keyLength = from.getShort() & 0xffff;
        if (from.remaining() < keyLength) {
            return null;
        }
        String key = text(from, keyLength);
        byte[] value = new byte[from.remaining()];
        from.get(value);
        return new Change(op, new Entry(kind, version, key, value, op == Change.Op.PUT_DOUBTFUL));
    }

    private static String text(ByteBuffer from, int length) {
        byte[] text = new byte[length];
        from.get(text);
        return new String(text, UTF_8);
    }

    private int headSum(byte[] bytes, int at) {
        crc.reset();
        crc.update(file, 0, file.length);
        crc.update(bytes, at, SUMMED);
        return (int) crc.getValue();
    }

    /** Goes on where {@link #headSum} ended. */
    private int bodySum(byte[] bytes, int at, int length) {
        crc.update(bytes, at, length);
        return (int) crc.getValue();
    }
}
