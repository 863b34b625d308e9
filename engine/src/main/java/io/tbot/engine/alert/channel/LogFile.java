package io.tbot.engine.alert.channel;

import io.tbot.engine.alert.model.Alert;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A file that grows by a line of JSON for each alert, in the original module's form.
 *
 * <p>Shape: at {@value #MAX_BYTES} bytes it is renamed to {@code .1}, in place of an earlier one.
 */
final class LogFile implements Channel {
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    private final File file;

    LogFile(String path) {
        this.file = new File(path);
    }

    @Override
    public Answer send(Message message, long nowMillis) {
        StringBuilder lines = new StringBuilder();
        for (Alert alert : message.notification().alerts()) {
            lines.append(AlertJson.event(alert)).append('\n');
        }
        try {
            File parent = file.getAbsoluteFile().getParentFile();
            if (parent != null && !parent.isDirectory() && !parent.mkdirs()) {
                return Answer.retry("the folder cannot be made");
            }
            if (file.length() > MAX_BYTES && !file.renameTo(new File(file.getPath() + ".1"))) {
                return Answer.retry("the file is full and cannot be renamed");
            }
            try (OutputStream out = new FileOutputStream(file, true)) {
                out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            }
            return Answer.done();
        } catch (IOException unwritable) {
            return Answer.retry("the file cannot be written");
        }
    }

    @Override
    public boolean digests() {
        return false;
    }
}
