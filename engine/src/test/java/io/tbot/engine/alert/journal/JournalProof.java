package io.tbot.engine.alert.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * The journal at full size, written down. Arguments: the file to write, the number of kills, a directory to kill in, an
 * empty file system of a few MiB. Exits with 1 where anything was not as it must be.
 */
final class JournalProof {
    private static final int SLOW = 50;
    private static final int FAST = 400;
    private static final long ID = 0x0000_0003_0bad_cafeL;
    private static final int TRUNCATED_BYTES = 64 << 10;
    private static final int FLIPPED_BYTES = 4 << 10;
    private static final int FILLED = 10;
    private static final long WAIT_MILLIS = 60_000;

    private final StringBuilder text = new StringBuilder();
    private int faults;

    private JournalProof() {}

    public static void main(String[] arguments) throws Exception {
        JournalProof proof = new JournalProof();
        proof.text.append(String.format(
                Locale.ROOT,
                "# The journal%n%n%s, %d cores, Linux %s, JDK %s, %s. Made by `./prove journal`.%n%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.version").replaceFirst("-.*", ""),
                System.getProperty("java.runtime.version"),
                Files.getFileStore(Path.of(arguments[2])).type()));
        int kills = Integer.parseInt(arguments[1]);
        proof.kill(Path.of(arguments[2]), kills - kills / 3, SLOW);
        proof.kill(Path.of(arguments[2]), kills / 3, FAST);
        proof.truncate();
        proof.flip();
        proof.inject(Path.of(arguments[2]));
        proof.fill(Path.of(arguments[3]));
        proof.openReadOnly(Path.of(arguments[3]));
        Files.writeString(Path.of(arguments[0]), proof.text);
        System.out.print(proof.text);
        System.exit(proof.faults == 0 ? 0 : 1);
    }

    private void kill(Path parent, int kills, int perSecond) throws Exception {
        KillLoop loop = new KillLoop(Files.createTempDirectory(parent, "kills"), 300 + perSecond, perSecond);
        String fault = "";
        for (int i = 0; i < kills && fault.isEmpty(); i++) {
            fault = loop.kill();
        }
        say(
                fault,
                "%,d kills at random moments under %,d changes a second, each followed by a note of its number (%,d"
                        + " changes in all): what is left is exactly what there was after one of them; of those said to"
                        + " be durable 0 lost, beyond them %,d found; %,d kills fell into a snapshot.",
                loop.kills,
                perSecond,
                loop.changes,
                loop.durableUnsaid,
                loop.inSnapshot);
    }

    private void truncate() {
        History history = new History(64, TRUNCATED_BYTES / 60);
        List<Integer> ends = new ArrayList<>();
        byte[] file = history.file(ID, ends);
        String fault = "";
        int whole = 0;
        for (int length = 0; length <= file.length; length++) {
            whole += whole < ends.size() && ends.get(whole) == length ? 1 : 0;
            LogReader log = read(Arrays.copyOf(file, length));
            if (!History.map(log.entries()).equals(history.after.get(Math.max(0, whole - 1)))) {
                fault = "cut at " + length + ": " + History.map(log.entries());
            }
        }
        say(fault, "Cut at each of the %,d bytes of a file: only the torn record is lost.", file.length);
    }

    private void flip() {
        History history = new History(4, FLIPPED_BYTES / 55);
        byte[] file = history.file(ID, new ArrayList<>());
        int last = history.changes.size();
        String fault = "";
        int unnoticed = 0;
        for (int bit = 0; bit < file.length * 8; bit++) {
            byte[] flipped = file.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            LogReader log = read(flipped);
            Damage damage = log.damage(List.of(), List.of());
            unnoticed += damage.isNone() && damage.cutBytes() == 0 ? 1 : 0;
            for (Entry entry : log.entries()) {
                String value = JournalTest.text(entry);
                boolean isTrue = value.equals(history.after.get(last).get(entry.key()));
                boolean isOld = history.ever.get(entry.key()).contains(value);
                boolean isBeforeTheLast =
                        damage.cutBytes() > 0 && History.map(log.entries()).equals(history.after.get(last - 1));
                if (!isTrue && !(isOld && entry.doubtful()) && !isBeforeTheLast) {
                    fault = "bit " + bit + ": " + entry.key() + " is " + value;
                }
            }
        }
        say(
                fault.isEmpty() && unnoticed > 0 ? unnoticed + " flips went unnoticed" : fault,
                "Each of %,d bits flipped: 0 wrong values, 0 unnoticed; what may be outdated says so.",
                file.length * 8);
    }

    /** Every k-th of the calls that write, or make it durable, fails. */
    private void inject(Path parent) throws Exception {
        List<String> calls = List.of("write", "fdatasync", "fsync", "rename", "unlink");
        SystemCallFaults faults = new SystemCallFaults(parent);
        for (String call : calls) {
            for (String error : List.of("EIO", "ENOSPC", "EDQUOT")) {
                for (String when : List.of("1+2", "2+3", "5+7")) {
                    faults.run(call, error, when);
                }
            }
        }
        say(
                faults.fault(calls),
                "%s failing every 2nd, 3rd or 7th time with EIO, ENOSPC or EDQUOT (%,d runs of 3,000 changes; %s calls"
                        + " failed, all of them on the journal's files; in trouble in %,d of %,d rounds): in the end"
                        + " everything is durable and true.",
                "`" + String.join("`, `", calls) + "`",
                faults.runs,
                faults.failed(),
                faults.troubles,
                faults.runs * 150);
    }

    /** A file system that others fill and empty again. */
    private void fill(Path small) throws Exception {
        String fault = "";
        Path directory = small.resolve("state");
        Random random = new Random(1);
        String last = "";
        for (int i = 0; i < FILLED && fault.isEmpty(); i++) {
            try (Journal journal = Journal.open(directory, List.of(History.KIND))) {
                if (!last.equals(String.join(
                        "", History.map(journal.entries(History.KIND)).values()))) {
                    fault = "round " + i + " began with "
                            + journal.entries(History.KIND).size() + " entries";
                }
                occupy(small.resolve("others"));
                String said = putUntil(journal, random, true);
                Files.delete(small.resolve("others"));
                last = Integer.toString(random.nextInt());
                journal.put(History.KIND, "last", JournalTest.bytes(last));
                putUntil(journal, random, false);
                if (!said.contains("No space left on device")
                        || !journal.trouble().isEmpty()) {
                    fault = "said '" + said + "', in the end '" + journal.trouble() + "'";
                }
                journal.remove(History.KIND, "filler");
            }
        }
        say(
                fault,
                "A file system of %,d KiB filled by others %d times: each time all went on in memory and said so, and"
                        + " was durable again once there was room.",
                Files.getFileStore(small).getTotalSpace() >> 10,
                FILLED);
    }

    /** A file system that is read-only at the start, and later is not. */
    private void openReadOnly(Path small) throws Exception {
        Path directory = small.resolve("readonly");
        try (Journal journal = Journal.open(directory, List.of(History.KIND))) {
            journal.put(History.KIND, "before", JournalTest.bytes("1"));
            journal.awaitDurable(journal.written(), WAIT_MILLIS);
        }
        String fault = "";
        mount("ro", small);
        try (Journal journal = Journal.open(directory, List.of(History.KIND))) {
            String said = journal.trouble();
            journal.put(History.KIND, "in between", JournalTest.bytes("2"));
            mount("rw", small);
            String after = putUntil(journal, new Random(2), false);
            boolean isKept = History.map(journal.entries(History.KIND))
                    .entrySet()
                    .containsAll(Map.of("before", "1", "in between", "2").entrySet());
            if (!said.contains("Read-only file system") || !after.isEmpty() || !isKept) {
                fault = "said '" + said + "', then '" + after + "'";
            }
        }
        try (Journal journal = Journal.open(directory, List.of(History.KIND))) {
            Map<String, String> left = History.map(journal.entries(History.KIND));
            if (!"1".equals(left.get("before")) || !"2".equals(left.get("in between"))) {
                fault = "afterwards there is "
                        + History.map(journal.entries(History.KIND)).keySet();
            }
        }
        say(
                fault,
                "Opened on a read-only file system: read, went on in memory, said so, durable once it could be written.");
    }

    private static void mount(String option, Path small) throws Exception {
        int status = new ProcessBuilder("mount", "-o", "remount,size=1m," + option, small.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("mount ended with " + status);
        }
    }

    private static String putUntil(Journal journal, Random random, boolean troubled) throws Exception {
        byte[] filler = new byte[100_000];
        long end = System.nanoTime() + WAIT_MILLIS * 1_000_000;
        while (journal.trouble().isEmpty() == troubled && System.nanoTime() < end) {
            random.nextBytes(filler);
            journal.put(History.KIND, "filler", filler);
            journal.awaitDurable(journal.written(), 100);
            Thread.sleep(10);
        }
        return journal.trouble();
    }

    private static void occupy(Path others) throws IOException {
        try (var channel = Files.newByteChannel(
                others, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocate(4_096);
            while (true) {
                channel.write(block.clear());
            }
        } catch (IOException full) {
            // as meant
        }
    }

    private LogReader read(byte[] bytes) {
        return LogReader.read(ID, bytes, Map.of(History.KIND.name(), History.KIND.version()));
    }

    private void say(String fault, String sentence, Object... arguments) {
        faults += fault.isEmpty() ? 0 : 1;
        text.append("- ")
                .append(fault.isEmpty() ? "" : "**FAILED: " + fault + "**, where this was to be shown: ")
                .append(String.format(Locale.ROOT, sentence, arguments))
                .append('\n');
    }
}
