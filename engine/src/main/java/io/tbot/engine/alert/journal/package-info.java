/**
 * What the alert engine must know again after {@code kill -9}: keyed records in memory, and a log of them on disk. Open
 * {@link io.tbot.engine.alert.journal.Journal} first.
 *
 * <p>Threads: the agent's own call it; {@code tbot-journal} alone touches the disk once the journal is open.
 */
@NullMarked
package io.tbot.engine.alert.journal;

import org.jspecify.annotations.NullMarked;
