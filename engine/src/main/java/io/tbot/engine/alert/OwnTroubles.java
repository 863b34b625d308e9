package io.tbot.engine.alert;

import io.tbot.engine.alert.deliver.ChannelStatus;
import io.tbot.engine.alert.deliver.Outbox;
import io.tbot.engine.alert.hold.AlertBook;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.journal.LastRun;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Severity;
import java.util.Map;

/** Fires alerts about the alert engine itself. Threads: the alert thread. */
final class OwnTroubles {
    /** An alert that is not fired again within this is over. */
    private static final long LASTS_MILLIS = 60_000;

    private static final long UNCLEAN_MILLIS = 3_600_000;
    private static final long STALL_NANOS = 10_000_000_000L;

    private final AlertBook book;
    private final Journal journal;
    private final Outbox outbox;
    private boolean begun;
    private long deadBefore;

    OwnTroubles(AlertBook book, Journal journal, Outbox outbox) {
        this.book = book;
        this.journal = journal;
        this.outbox = outbox;
    }

    /**
     * @param stallNanos how long nothing was watched before this tick
     * @param keeps whether alerts are to outlive the process
     */
    void check(long stallNanos, int mistakes, boolean keeps, Moment now) {
        if (!begun) {
            begun = true;
            begin(now);
        }
        String trouble = keeps ? journal.trouble() : "";
        if (!trouble.isEmpty()) {
            fire("TBotStorageDegraded", Severity.HIGH, Labels.NONE, trouble, LASTS_MILLIS, now);
        }
        if (stallNanos >= STALL_NANOS) {
            String text = "nothing was watched for " + stallNanos / 1_000_000_000 + " s";
            fire("TBotAgentStalled", Severity.HIGH, Labels.NONE, text, LASTS_MILLIS, now);
        }
        if (mistakes > 0) {
            String text = mistakes + " mistakes in the configuration, see /api/v1/probes";
            fire("TBotConfigInvalid", Severity.MEDIUM, Labels.NONE, text, LASTS_MILLIS, now);
        }
        for (ChannelStatus channel : outbox.status()) {
            if (channel.breaker() == 1) {
                Labels labels = Labels.of(Map.of("channel", channel.name()));
                fire(
                        Outbox.CHANNEL_DOWN,
                        Severity.HIGH,
                        labels,
                        "channel " + channel.name() + " does not take messages",
                        LASTS_MILLIS,
                        now);
            }
        }
        if (outbox.criticalDead() > deadBefore) {
            String text = "a critical notification could not be delivered";
            fire(Outbox.DEAD_LETTER, Severity.CRITICAL, Labels.NONE, text, LASTS_MILLIS, now);
            deadBefore = outbox.criticalDead();
        }
    }

    private void begin(Moment now) {
        LastRun last = journal.lastRun();
        if (last.ending() == LastRun.Ending.UNCLEAN) {
            long seconds = Math.max(0, now.millis() - last.lastAliveMillis()) / 1_000;
            String text = "the process ended without saying so; it was last alive " + seconds + " s before this start";
            fire("TBotUncleanExit", Severity.HIGH, Labels.NONE, text, UNCLEAN_MILLIS, now);
        }
        if (!journal.damage().isNone()) {
            String text = "a part of what was stored could not be believed and was left out";
            fire("TBotStorageDamaged", Severity.HIGH, Labels.NONE, text, UNCLEAN_MILLIS, now);
        }
    }

    private void fire(String name, Severity severity, Labels labels, String text, long millis, Moment now) {
        book.fire(name, severity, labels, Map.of("title", text), now.millis() + millis, now);
    }
}
