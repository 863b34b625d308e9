package io.tbot.engine.alert.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Changes that follow from a seed: what there was after each, and which values a key ever had. */
final class History {
    static final Kind KIND = new Kind("thing", 3);
    private static final int KEYS = 12;
    private static final int MAX_TEXT = 60;

    final List<String[]> changes = new ArrayList<>(); // key, value; no value removes
    final List<Map<String, String>> after = new ArrayList<>();
    final Map<String, Set<String>> ever = new TreeMap<>();

    History(long seed, int length) {
        Random random = new Random(seed);
        Map<String, String> now = new LinkedHashMap<>();
        after.add(Map.of());
        for (int i = 1; i <= length; i++) {
            String key = "key" + random.nextInt(KEYS);
            boolean removes = now.containsKey(key) && random.nextInt(4) == 0;
            String value = i + ":" + "x".repeat(random.nextInt(MAX_TEXT));
            if (removes) {
                now.remove(key);
            } else {
                now.put(key, value);
                ever.computeIfAbsent(key, absent -> new TreeSet<>()).add(value);
            }
            changes.add(removes ? new String[] {key} : new String[] {key, value});
            after.add(new TreeMap<>(now));
        }
    }

    /** Does the changes from one number, inclusive, to another, exclusive. */
    void replay(Journal journal, int from, int to) {
        for (String[] change : changes.subList(from, to)) {
            if (change.length == 1) {
                journal.remove(KIND, change[0]);
            } else {
                journal.put(KIND, change[0], change[1].getBytes(UTF_8));
            }
        }
    }

    /** The bytes of a file with all changes, and where each record ends. */
    byte[] file(long id, List<Integer> ends) {
        Frame frame = new Frame(id);
        byte[] bytes = frame.encode(0, Change.begin(0));
        ends.add(bytes.length);
        for (int i = 0; i < changes.size(); i++) {
            String[] change = changes.get(i);
            byte[] record = frame.encode(
                    i + 1,
                    change.length == 1
                            ? Change.remove(KIND, change[0])
                            : Change.put(new Entry(KIND.name(), 3, change[0], change[1].getBytes(UTF_8), false)));
            bytes = Arrays.copyOf(bytes, bytes.length + record.length);
            System.arraycopy(record, 0, bytes, bytes.length - record.length, record.length);
            ends.add(bytes.length);
        }
        return bytes;
    }

    static Map<String, String> map(List<Entry> entries) {
        Map<String, String> map = new TreeMap<>();
        for (Entry entry : entries) {
            map.put(entry.key(), new String(entry.value(), UTF_8));
        }
        return map;
    }
}
