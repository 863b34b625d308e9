package io.tbot.engine.alert.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** A file that grows by records. Threads: {@code tbot-journal}. */
final class LogFile implements Closeable {
    private final Disk.Output output;
    private final Frame frame;
    private final ByteBuffer buffer;
    private long number;
    private long bytes;

    LogFile(long id, Disk.Output output, ByteBuffer buffer) {
        this.frame = new Frame(id);
        this.output = output;
        this.buffer = buffer.clear();
    }

    /** Writes the records and forces them to the disk. */
    void append(List<Change> changes) throws IOException {
        for (Change change : changes) {
            add(change);
        }
        flush();
        output.force();
    }

    private void add(Change change) throws IOException {
        byte[] record = frame.encode(number++, change);
        for (int at = 0; at < record.length; ) {
            int part = Math.min(record.length - at, buffer.remaining());
            buffer.put(record, at, part);
            at += part;
            if (!buffer.hasRemaining()) {
                flush();
            }
        }
        bytes += record.length;
    }

    private void flush() throws IOException {
        buffer.flip();
        output.write(buffer);
        buffer.clear();
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
