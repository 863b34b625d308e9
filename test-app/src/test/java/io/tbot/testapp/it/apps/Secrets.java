package io.tbot.testapp.it.apps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Values that nobody but a bot and its venue may know, one for each place. They are read from a file at each use, so
 * that the bot itself keeps none.
 */
public final class Secrets {
    private final Path file;

    Secrets(Path file) {
        this.file = file;
    }

    /** The value for a place. */
    String of(String place) {
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith(place + "=")) {
                    return line.substring(place.length() + 1);
                }
            }
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
        throw new IllegalStateException("no secret for " + place);
    }

    /** A query string or form with three of them beside an order. */
    String signed(String order) {
        return order + "&timestamp=1672515782136&apiKey=" + of("form.apiKey") + "&signature=" + of("form.signature")
                + "&passphrase=" + of("form.passphrase");
    }

    /** A document with them at three depths. */
    String document(String rest) {
        return "{\"apiKey\":\"" + of("json.apiKey") + "\",\"auth\":{\"sign\":\"" + of("json.sign") + "\",\"list\":[\""
                + of("json.list") + "\"]}," + rest + "}";
    }
}
