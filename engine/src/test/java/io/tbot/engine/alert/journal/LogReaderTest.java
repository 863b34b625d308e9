package io.tbot.engine.alert.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogReaderTest {
    private static final long ID = 0x0000_0007_1234_5678L;
    private static final Map<String, Integer> KNOWN = Map.of(History.KIND.name(), History.KIND.version());
    private static final int BLOCK = 64;

    private final History history = new History(11, 60);
    private final List<Integer> ends = new ArrayList<>();
    private final byte[] file = history.file(ID, ends);

    @Test
    void readsBackWhatWasWritten() {
        LogReader log = LogReader.read(ID, file, KNOWN);

        assertThat(History.map(log.entries())).isEqualTo(history.after.get(60));
        assertThat(log.entries()).noneMatch(Entry::doubtful);
        assertThat(log.damage(List.of(), List.of())).isEqualTo(Damage.NONE);
    }

    @Test
    void cutAtAnyByteLosesOnlyTheTornRecord() {
        for (int length = 0; length <= file.length; length++) {
            LogReader log = LogReader.read(ID, Arrays.copyOf(file, length), KNOWN);

            int whole = wholeRecords(length);
            assertThat(History.map(log.entries()))
                    .as("cut at %d", length)
                    .isEqualTo(history.after.get(Math.max(0, whole - 1)));
            assertThat(log.entries()).noneMatch(Entry::doubtful);
            Damage damage = log.damage(List.of(), List.of());
            assertThat(damage.isNone()).as("cut at %d", length).isTrue();
            assertThat(damage.cutBytes()).isEqualTo(length - (whole == 0 ? 0 : ends.get(whole - 1)));
        }
    }

    @Test
    void anyFlippedBitCostsItsOwnRecordAndIsSaid() {
        for (int bit = 0; bit < file.length * 8; bit++) {
            byte[] flipped = file.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));

            LogReader log = LogReader.read(ID, flipped, KNOWN);

            int record = wholeRecords(bit / 8);
            Damage damage = log.damage(List.of(), List.of());
            if (record == history.changes.size()) { // the last: no one can know that it was ever whole
                assertThat(History.map(log.entries())).isEqualTo(history.after.get(record - 1));
                assertThat(damage.cutBytes()).isPositive();
            } else {
                check(log, "bit " + bit);
                assertThat(damage.lost()).as("bit %d", bit).isEqualTo(1);
                assertThat(damage.stretches()).as("bit %d", bit).isEqualTo(1);
            }
        }
    }

    @Test
    void blocksThatAreZeroedRepeatedSwappedOrGoneAreNeverBelieved() {
        Random random = new Random(5);
        int blocks = file.length / BLOCK;
        for (int i = 0; i < 4_000; i++) {
            byte[] broken = file.clone();
            int one = random.nextInt(blocks) * BLOCK;
            int other = random.nextInt(blocks) * BLOCK;
            switch (i % 4) {
                case 0 -> Arrays.fill(broken, one, one + BLOCK, (byte) 0);
                case 1 -> System.arraycopy(file, one, broken, other, BLOCK);
                case 2 -> {
                    System.arraycopy(file, one, broken, other, BLOCK);
                    System.arraycopy(file, other, broken, one, BLOCK);
                }
                default -> {
                    System.arraycopy(file, one + BLOCK, broken, one, file.length - one - BLOCK);
                    broken = Arrays.copyOf(broken, file.length - BLOCK);
                }
            }

            check(LogReader.read(ID, broken, KNOWN), "round " + i + " of kind " + i % 4 + " at " + one + ", " + other);
        }
    }

    @Test
    void recordsInAnyOrderAndNumberComeToTheSame() {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            List<byte[]> records = new ArrayList<>();
            for (int each = 0; each < ends.size(); each++) {
                records.add(Arrays.copyOfRange(file, each == 0 ? 0 : ends.get(each - 1), ends.get(each)));
            }
            records.add(records.get(random.nextInt(records.size())));
            java.util.Collections.shuffle(records, random);

            LogReader log = LogReader.read(ID, join(records), KNOWN);

            assertThat(History.map(log.entries())).isEqualTo(history.after.get(60));
            assertThat(log.entries()).noneMatch(Entry::doubtful);
            assertThat(log.damage(List.of(), List.of())).isEqualTo(new Damage(0, 0, 1, 0, 0, List.of(), List.of()));
        }
    }

    @Test
    void noiseAndTextsThatLookLikeRecordsAreNone() {
        Random random = new Random(9);
        byte[] noise = new byte[200_000];
        random.nextBytes(noise);
        assertThat(LogReader.read(ID, noise, KNOWN).isLegible()).isFalse();

        byte[] hostile = new Frame(ID + 1).encode(1, put("victim", 1, "forged"));
        Frame frame = new Frame(ID);
        byte[] carrier = frame.encode(0, Change.put(new Entry("thing", 1, "carrier", hostile, false)));
        carrier[2]++; // a reader that lost its way looks at every byte

        assertThat(LogReader.read(ID, join(List.of(carrier)), KNOWN).entries()).isEmpty();
        assertThat(LogReader.read(ID + 2, file, KNOWN).isLegible()).isFalse();
    }

    @Test
    void whatANewerAgentWroteIsSetAsideAndTheOlderValueIsDoubtful() {
        Frame frame = new Frame(ID);
        byte[] layout = frame.encode(4, put("e", 1, "of another layout"));
        layout[0] = 2;
        byte[] resummed = resum(layout);
        byte[] operation = frame.encode(5, put("f", 1, "of another operation"));
        operation[Frame.HEAD] = 77;
        byte[] bytes = join(List.of(
                frame.encode(0, Change.begin(0)),
                frame.encode(1, put("a", 3, "old")),
                frame.encode(2, put("a", 4, "new")),
                frame.encode(3, Change.put(new Entry("other", 1, "a", new byte[] {1}, false))),
                resummed,
                resum(operation),
                frame.encode(6, put("b", 2, "fine"))));

        LogReader log = LogReader.read(ID, bytes, KNOWN);

        assertThat(log.entries())
                .extracting(Entry::key, Entry::version, each -> new String(each.value(), UTF_8), Entry::doubtful)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", 3, "old", true),
                        org.assertj.core.groups.Tuple.tuple("b", 2, "fine", false));
        assertThat(log.damage(List.of(), List.of())).isEqualTo(new Damage(0, 0, 0, 4, 0, List.of(), List.of()));
    }

    /** Nothing that was never there; nothing outdated that is not said to be doubtful. */
    private void check(LogReader log, String what) {
        Map<String, String> truth = history.after.get(history.changes.size());
        Damage damage = log.damage(List.of(), List.of());
        long cut = damage.cutBytes();
        for (Entry entry : log.entries()) {
            String value = new String(entry.value(), UTF_8);
            assertThat(history.ever.get(entry.key())).as(what).contains(value);
            if (!entry.doubtful() && cut == 0) {
                assertThat(value).as(what).isEqualTo(truth.get(entry.key()));
            }
        }
        if (damage.isNone() && cut == 0) {
            assertThat(History.map(log.entries())).as(what).isEqualTo(truth);
        }
    }

    private int wholeRecords(int length) {
        int whole = 0;
        while (whole < ends.size() && ends.get(whole) <= length) {
            whole++;
        }
        return whole;
    }

    private static Change put(String key, int version, String value) {
        return Change.put(new Entry("thing", version, key, value.getBytes(UTF_8), false));
    }

    /** The record as an agent would have written it whose layout or operations are others. */
    private static byte[] resum(byte[] record) {
        java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
        java.nio.ByteBuffer buffer = java.nio.ByteBuffer.wrap(record);
        crc.update(java.nio.ByteBuffer.allocate(8).putLong(ID).flip());
        crc.update(record, 0, 12);
        buffer.putInt(12, (int) crc.getValue());
        crc.update(record, Frame.HEAD, record.length - Frame.HEAD);
        buffer.putInt(16, (int) crc.getValue());
        return record;
    }

    private static byte[] join(List<byte[]> parts) {
        java.io.ByteArrayOutputStream joined = new java.io.ByteArrayOutputStream();
        parts.forEach(joined::writeBytes);
        return joined.toByteArray();
    }
}
