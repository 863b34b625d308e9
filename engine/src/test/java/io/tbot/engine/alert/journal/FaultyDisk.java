package io.tbot.engine.alert.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A real directory whose operations fail when told to; a write that fails may have written a part. */
final class FaultyDisk implements Disk {
    private final Disk disk;
    private final BooleanSupplier fails;
    private final String reason;
    volatile int failed;

    FaultyDisk(Disk disk, String reason, BooleanSupplier fails) {
        this.disk = disk;
        this.reason = reason;
        this.fails = fails;
    }

    private void may() throws IOException {
        if (fails.getAsBoolean()) {
            failed++;
            throw new IOException(reason);
        }
    }

    @Override
    public String path() {
        return disk.path();
    }

    @Override
    public boolean hold() throws IOException {
        may();
        return disk.hold();
    }

    @Override
    public void release() {
        disk.release();
    }

    @Override
    public List<String> names() throws IOException {
        may();
        return disk.names();
    }

    @Override
    public byte[] read(String name, long maxBytes) throws IOException {
        may();
        return disk.read(name, maxBytes);
    }

    @Override
    public long modifiedMillis(String name) throws IOException {
        may();
        return disk.modifiedMillis(name);
    }

    @Override
    public void touch(String name, long millis) throws IOException {
        may();
        disk.touch(name, millis);
    }

    @Override
    public Output create(String name) throws IOException {
        may();
        Output output = disk.create(name);
        return new Output() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                if (fails.getAsBoolean()) {
                    failed++;
                    output.write(bytes.slice().limit(bytes.remaining() / 2));
                    throw new IOException(reason);
                }
                output.write(bytes);
            }

            @Override
            public void force() throws IOException {
                may();
                output.force();
            }

            @Override
            public void close() throws IOException {
                output.close();
                may();
            }
        };
    }

    @Override
    public void rename(String from, String to) throws IOException {
        may();
        disk.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        may();
        disk.delete(name);
    }

    @Override
    public void forceNames() throws IOException {
        may();
        disk.forceNames();
    }
}
