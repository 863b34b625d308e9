package io.tbot.engine.alert.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * One directory, as far as the journal needs one. A seam: a test puts faults into it.
 *
 * <p>Threads: the one that opens the journal, then {@code tbot-journal} alone.
 */
interface Disk {
    /** For messages. */
    String path();

    /** Makes the directory if need be and holds it; false where another process does. */
    boolean hold() throws IOException;

    /** Lets go of the directory. */
    void release();

    List<String> names() throws IOException;

    /** The whole file; one above the limit is refused. */
    byte[] read(String name, long maxBytes) throws IOException;

    long modifiedMillis(String name) throws IOException;

    /** Sets the time of its last change; fails where there is no such file any more. */
    void touch(String name, long millis) throws IOException;

    Output create(String name) throws IOException;

    /** In one step, in place of any other. */
    void rename(String from, String to) throws IOException;

    void delete(String name) throws IOException;

    /** Makes renames durable. */
    void forceNames() throws IOException;

    /** A file that is being written. */
    interface Output extends Closeable {
        /** All that remains in the buffer. */
        void write(ByteBuffer bytes) throws IOException;

        void force() throws IOException;
    }
}
