package io.tbot.engine.alert.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a directory still knows. The newest file in which anything is legible counts; nothing is changed here.
 *
 * @param newestId of any file; the next one must be newer
 * @param spent files that hold nothing which the next snapshot does not
 */
record Recovery(List<Entry> entries, Damage damage, LastRun lastRun, long newestId, Set<String> spent) {
    /** Ten times what a file may grow to: no file of ours, then. */
    private static final long MAX_FILE_BYTES = 64 << 20;

    static final Recovery EMPTY = new Recovery(List.of(), Damage.NONE, LastRun.NONE, 0, Set.of());

    /** Reads the directory; fails where it cannot be listed. */
    static Recovery of(Disk disk, List<Kind> kinds) throws IOException {
        List<Long> ids = newestFirst(disk.names());
        if (ids.isEmpty()) {
            return EMPTY;
        }
        Map<String, Integer> versions = new HashMap<>();
        for (Kind kind : kinds) {
            versions.put(kind.name(), kind.version());
        }
        List<String> reasons = new ArrayList<>();
        List<String> aside = new ArrayList<>();
        Set<String> spent = new HashSet<>();
        LastRun lastRun = new LastRun(LastRun.Ending.UNCLEAN, lastAlive(disk, FileName.of(ids.get(0))));
        for (int i = 0; i < ids.size(); i++) {
            String name = FileName.of(ids.get(i));
            LogReader log = read(disk, ids.get(i), versions, reasons);
            if (log == null) {
                aside.add(name + FileName.DAMAGED);
                continue;
            }
            for (long older : ids.subList(i + 1, ids.size())) {
                spent.add(FileName.of(older));
            }
            if (log.damage(List.of(), List.of()).isNone()) {
                spent.add(name);
            } else {
                aside.add(name + FileName.DAMAGED);
            }
            if (i == 0 && log.isClosed()) {
                lastRun = new LastRun(LastRun.Ending.CLEAN, lastRun.lastAliveMillis());
            }
            List<Entry> entries = i == 0 ? log.entries() : doubted(log.entries());
            return new Recovery(
                    entries, log.damage(List.copyOf(reasons), List.copyOf(aside)), lastRun, ids.get(0), spent);
        }
        Damage nothingLegible = new Damage(0, 0, 0, 0, 0, List.copyOf(reasons), List.copyOf(aside));
        return new Recovery(List.of(), nothingLegible, lastRun, ids.get(0), spent);
    }

    private static List<Long> newestFirst(List<String> names) {
        List<Long> ids = new ArrayList<>();
        for (String name : names) {
            long id = FileName.idIn(name);
            if (id > 0) {
                ids.add(id);
            }
        }
        ids.sort(Collections.reverseOrder());
        return ids;
    }

    private static @Nullable LogReader read(Disk disk, long id, Map<String, Integer> versions, List<String> reasons) {
        String name = FileName.of(id);
        try {
            LogReader log = LogReader.read(id, disk.read(name, MAX_FILE_BYTES), versions);
            if (log.isLegible()) {
                return log;
            }
            reasons.add("'" + name + "' holds no record");
        } catch (IOException | RuntimeException e) {
            reasons.add("'" + name + "' cannot be read (" + Reasons.of(e) + ")");
        }
        return null;
    }

    private static List<Entry> doubted(List<Entry> entries) {
        List<Entry> doubted = new ArrayList<>();
        for (Entry entry : entries) {
            doubted.add(entry.doubted());
        }
        return doubted;
    }

    private static long lastAlive(Disk disk, String name) {
        try {
            return disk.modifiedMillis(name);
        } catch (IOException | RuntimeException unknown) {
            return 0;
        }
    }
}
