package io.tbot.engine.database;

import io.tbot.bootstrap.HotPath;
import io.tbot.engine.lookup.NameTable;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * One {@link SqlSummary} for each pair of operation and table, so that a known pair costs no allocation.
 *
 * <p>Threads: any; no one waits. Shape: {@value #SLOTS} slots, open addressing over the identity of interned names.
 * Errors: a pair beyond the capacity keeps its operation and reads as table {@code other}.
 */
final class SummaryTable {
    private static final int SLOTS = 4096;
    private static final int MAX_PROBES = 32;

    private final AtomicReferenceArray<@Nullable SqlSummary> summaries = new AtomicReferenceArray<>(SLOTS);

    @HotPath
    SqlSummary of(String operation, String table) {
        SqlSummary found = find(operation, table);
        if (found == null) {
            found = find(operation, NameTable.OTHER);
        }
        return found == null ? SqlSummary.UNKNOWN : found;
    }

    @HotPath
    private @Nullable SqlSummary find(String operation, String table) {
        int slot = (operation.hashCode() * 31 + table.hashCode()) & (SLOTS - 1);
        for (int probe = 0; probe < MAX_PROBES; probe++) {
            SqlSummary summary = summaries.getPlain(slot);
            if (summary == null) {
                return add(operation, table, slot);
            }
            if (summary.operation().equals(operation) && summary.table().equals(table)) {
                return summary;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return null;
    }

    private @Nullable SqlSummary add(String operation, String table, int slot) {
        SqlSummary added = new SqlSummary(operation, table);
        SqlSummary present = summaries.compareAndExchange(slot, null, added);
        if (present == null) {
            return added;
        }
        return present.equals(added) ? present : null;
    }
}
