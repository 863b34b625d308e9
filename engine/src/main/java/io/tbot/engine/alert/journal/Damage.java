package io.tbot.engine.alert.journal;

import java.util.List;

/**
 * What could not be believed when the journal was opened. Records that were lost are counted by the gaps they leave in
 * the numbering; nothing of them is guessed.
 *
 * @param stretches runs of bytes, other than the end of the file, that were no record
 * @param lost records that are missing
 * @param repeated records that were there more than once
 * @param unknown records of a kind, version or layout that this agent does not know; they are set aside
 * @param cutBytes what a write that never ended left at the end: not damage, since nothing of it was durable
 * @param reasons why whole files could not be read
 * @param aside names of the files that are kept because of all this, once the next snapshot is durable
 */
public record Damage(
        int stretches, long lost, int repeated, int unknown, long cutBytes, List<String> reasons, List<String> aside) {
    public static final Damage NONE = new Damage(0, 0, 0, 0, 0, List.of(), List.of());

    /** Whether all that was durable is there. */
    public boolean isNone() {
        return stretches == 0 && lost == 0 && repeated == 0 && unknown == 0 && reasons.isEmpty();
    }
}
