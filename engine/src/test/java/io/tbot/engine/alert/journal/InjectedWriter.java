package io.tbot.engine.alert.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A process whose system calls fail now and then, as its tracer wants it: writes a {@link History}, waits until all of
 * it is durable, reads it back and prints {@code true} and in how many rounds it was in trouble. Argument: directory.
 */
final class InjectedWriter {
    private static final int CHANGES = 3_000;
    private static final int ROUND = 20;
    private static final int PATIENCE = 5;
    private static final Limits LIMITS = new Limits(100, 100_000, 4_000, 64, 1, 5, 40);

    private InjectedWriter() {}

    public static void main(String[] arguments) {
        History history = new History(12, CHANGES);
        Path directory = Path.of(arguments[0]);
        int troubles = 0;
        boolean isDurable = false;
        boolean isTrue;
        try (Journal journal = Journal.open(new Directory(directory), List.of(History.KIND), LIMITS)) {
            for (int i = 0; i < CHANGES; i += ROUND) {
                history.replay(journal, i, i + ROUND);
                isDurable = journal.awaitDurable(journal.written(), 20);
                troubles += journal.trouble().isEmpty() ? 0 : 1;
                for (int j = 0; j < PATIENCE && !isDurable; j++) { // else all is over before the third attempt
                    sleep();
                    isDurable = journal.awaitDurable(journal.written(), 1);
                }
            }
            for (int i = 0; i < 600 && !isDurable; i++) {
                isDurable = journal.awaitDurable(journal.written(), 100);
                sleep();
            }
            isTrue = History.map(journal.entries(History.KIND)).equals(history.after.get(CHANGES));
        }
        try (Journal journal = Journal.open(directory, List.of(History.KIND))) {
            isTrue &= History.map(journal.entries(History.KIND)).equals(history.after.get(CHANGES));
            isTrue &= journal.damage().isNone();
        }
        say((isDurable && isTrue) + " " + troubles + "\n");
    }

    /** That may fail as well. */
    private static void say(String text) {
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            for (int i = 0; i < 10; i++) {
                try {
                    out.write(text.getBytes(UTF_8));
                    return;
                } catch (IOException injected) {
                    // the next is meant to get through
                }
            }
        } catch (IOException ignored) {
            // it was written
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
