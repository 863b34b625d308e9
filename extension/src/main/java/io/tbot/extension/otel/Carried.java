package io.tbot.extension.otel;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** What the extension jar carries beside its classes. */
final class Carried {
    private Carried() {}

    /** Opens one of its files. */
    static InputStream open(String path) throws IOException {
        InputStream in = Carried.class.getResourceAsStream("/".concat(path));
        if (in == null) {
            throw new FileNotFoundException(path + " is missing in the extension jar");
        }
        return in;
    }
}
