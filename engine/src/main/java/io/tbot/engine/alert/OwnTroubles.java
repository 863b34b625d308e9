package io.tbot.engine.alert;

import io.tbot.engine.alert.deliver.ChannelStatus;
import io.tbot.engine.alert.deliver.Outbox;
import io.tbot.engine.alert.hold.AlertBook;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.journal.LastRun;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.alert.notice.Silences;
import io.tbot.engine.alert.rule.CompiledRule;
import io.tbot.engine.config.Mistake;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final EndingSilences endingSilences;
    private String exitHint = "";
    private boolean begun;
    private long deadBefore;

    OwnTroubles(AlertBook book, Journal journal, Outbox outbox, Silences silences) {
        this.endingSilences = new EndingSilences(book, silences);
        this.book = book;
        this.journal = journal;
        this.outbox = outbox;
    }

    /** What the run before this one may have died of, in a word; before the first check. */
    void endedBy(String hint) {
        exitHint = hint;
    }

    /**
     * @param stallNanos how long nothing was watched before this tick
     * @param mistakes in what the configuration says of alerts
     * @param elsewhere in the rest of it
     * @param keeps whether alerts are to outlive the process
     */
    void check(long stallNanos, List<Mistake> mistakes, List<Mistake> elsewhere, boolean keeps, Moment now) {
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
        if (!mistakes.isEmpty() || !elsewhere.isEmpty()) {
            invalid(mistakes, elsewhere, now);
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
        endingSilences.check(now);
        if (outbox.criticalDead() > deadBefore) {
            String text = "a critical notification could not be delivered";
            fire(Outbox.DEAD_LETTER, Severity.CRITICAL, Labels.NONE, text, LASTS_MILLIS, now);
            deadBefore = outbox.criticalDead();
        }
    }

    /** Says where the first one is; all of them are on the page of each section. */
    private void invalid(List<Mistake> mistakes, List<Mistake> elsewhere, Moment now) {
        int all = mistakes.size() + elsewhere.size();
        Mistake first = elsewhere.isEmpty() ? mistakes.get(0) : elsewhere.get(0);
        String more = all == 1 ? "" : " (and " + (all - 1) + " more)";
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put("title", "the configuration is not sound: " + first + more);
        annotations.put("file", first.where());
        if (first.line() > 0) {
            annotations.put("line", Integer.toString(first.line()));
            annotations.put("column", Integer.toString(first.column()));
        }
        book.fire("TBotConfigInvalid", Severity.MEDIUM, Labels.NONE, annotations, now.millis() + LASTS_MILLIS, now);
    }

    /** Rules that rest, and those that cannot take up all there is. */
    void check(List<CompiledRule> rules, Moment now) {
        for (int i = 0; i < rules.size(); i++) {
            CompiledRule rule = rules.get(i);
            if (rule.isQuarantined()) {
                Labels labels = Labels.of(Map.of("rule", rule.rule().id()));
                String text = "a rule failed three times in a row and rests a minute: " + rule.lastFault();
                fire("TBotRuleFailing", Severity.HIGH, labels, text, 2 * LASTS_MILLIS, now);
            }
            if (rule.refused() > 0) {
                Labels labels = Labels.of(Map.of("rule", rule.rule().id()));
                String text = rule.refused() + " series are not looked at because a rule has too many instances";
                fire("TBotRuleOverLimit", Severity.MEDIUM, labels, text, LASTS_MILLIS, now);
            }
        }
    }

    private void begin(Moment now) {
        LastRun last = journal.lastRun();
        if (last.ending() == LastRun.Ending.UNCLEAN) {
            long seconds = Math.max(0, now.millis() - last.lastAliveMillis()) / 1_000;
            String seen = Instant.ofEpochMilli(last.lastAliveMillis())
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
            String text = "the process ended without saying so; it was last alive " + seconds + " s before this start"
                    + (exitHint.isEmpty() ? "" : ", and what it left looks like '" + exitHint + "'");
            Map<String, String> annotations = Map.of("title", text, "downtime", seconds + " s");
            // the labels make each such end an alert of its own, told once
            Labels labels = Labels.of(Map.of("last_seen", seen, "exit_hint", exitHint));
            book.fire("TBotUncleanExit", Severity.HIGH, labels, annotations, now.millis() + UNCLEAN_MILLIS, now);
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
