package io.tbot.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.journal.Journal;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsTest {
    private static final int LONG = 700_000;

    @TempDir
    private Path folder;

    @Test
    void aValueThatIsLongerThanARecordOutlivesTheProcess() {
        byte[] first = value(LONG);
        byte[] second = value(LONG + 1);
        byte[] small = value(10);
        try (Journal journal = open()) {
            Parts parts = new Parts(journal, Kept.KINDS);
            assertThat(parts.put(Kept.GROUP, "g", first)).isTrue();
            assertThat(parts.put(Kept.GROUP, "g", second)).isTrue();
            assertThat(parts.put(Kept.GROUP, "h", small)).isTrue();
            assertThat(journal.entries(Parts.PART))
                    .as("none of the value before")
                    .hasSize(4);
        }
        try (Journal journal = open()) {
            Parts parts = new Parts(journal, Kept.KINDS);

            List<Parts.Value> all = parts.all(Kept.GROUP);

            assertThat(all).extracting(Parts.Value::key).containsExactly("g", "h");
            assertThat(all.get(0).bytes()).isEqualTo(second);
            assertThat(all.get(1).bytes()).isEqualTo(small);
            parts.put(Kept.GROUP, "g", small);
            assertThat(journal.entries(Parts.PART)).isEmpty();
        }
    }

    @Test
    void aValueThatFindsNoRoomLeavesWhatWasThere() {
        byte[] first = value(LONG);
        try (Journal journal = open()) {
            Parts parts = new Parts(journal, Kept.KINDS);
            parts.put(Kept.GROUP, "g", first);
            int records = journal.entries(Parts.PART).size();

            assertThat(parts.put(Kept.GROUP, "g", value(8 << 20))).isFalse();

            assertThat(parts.all(Kept.GROUP).get(0).bytes()).isEqualTo(first);
            assertThat(journal.entries(Parts.PART)).hasSize(records);
        }
    }

    @Test
    void aValueOfWhichAPartIsMissingIsNone() {
        try (Journal journal = open()) {
            Parts parts = new Parts(journal, Kept.KINDS);
            parts.put(Kept.GROUP, "g", value(LONG));
            journal.remove(Parts.PART, journal.entries(Parts.PART).get(1).key());
        }
        try (Journal journal = open()) {
            assertThat(new Parts(journal, Kept.KINDS).all(Kept.GROUP)).isEmpty();
        }
    }

    /** A kill between the parts and the record that names them leaves parts that nobody names. */
    @Test
    void partsOfNoValueAreRemoved() {
        try (Journal journal = open()) {
            journal.put(Parts.PART, "1.0", value(5));
        }
        try (Journal journal = open()) {
            Parts parts = new Parts(journal, Kept.KINDS);

            assertThat(journal.entries(Parts.PART)).isEmpty();
            assertThat(parts.all(Kept.GROUP)).isEmpty();
        }
    }

    private Journal open() {
        return Journal.open(folder, Kept.KINDS);
    }

    private static byte[] value(int length) {
        byte[] value = new byte[length];
        new Random(length).nextBytes(value);
        value[0] = '{';
        return value;
    }
}
