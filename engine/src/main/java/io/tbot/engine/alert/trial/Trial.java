package io.tbot.engine.alert.trial;

import io.tbot.engine.alert.hold.AlertBook;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.Keeper;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Rule;
import io.tbot.engine.alert.notice.GroupKeeper;
import io.tbot.engine.alert.notice.Notices;
import io.tbot.engine.alert.notice.Silences;
import io.tbot.engine.alert.rule.CompiledRule;
import io.tbot.engine.alert.rule.Evaluation;
import io.tbot.engine.alert.rule.Metrics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The alert engine's own stages over numbers that no bot makes, in virtual time: evaluates, holds and decides as in a
 * bot, and writes into a diary what a bot would have done. Nothing is sent, nothing is stored.
 *
 * <p>Threads: one.
 */
public final class Trial {
    /** As in a bot. */
    public static final long TICK_NANOS = 1_000_000_000L;

    /** A Monday on which New York's exchange is open. */
    static final Instant DEFAULT_START = Instant.parse("2024-01-08T15:00:00Z");

    /** Beyond zero, which some fields take for never. */
    private static final long FIRST_NANOS = TICK_NANOS;

    private final Instant start;
    private final Evaluation evaluation;
    private final Notices notices;
    private final Diary diary;

    /** @param metrics what its rules look at; somebody else moves them on before each {@link #tick} */
    public Trial(RuleSet set, Metrics metrics, Instant start) {
        this.start = start;
        diary = new Diary(start);
        evaluation = new Evaluation(
                metrics,
                TICK_NANOS,
                (name, millis) -> set.rulebook().calendars().contains(name, millis));
        Silences silences = new Silences();
        silences.replace(set.silences());
        Moment begin = moment(0);
        notices = new Notices(
                listener -> new AlertBook(
                        transition -> {
                            diary.changed(transition);
                            listener.accept(transition);
                        },
                        Keeper.NONE,
                        begin),
                silences,
                diary::told,
                this::decided,
                GroupKeeper.NONE,
                begin.millis());
        evaluation.load(set.rules(), mistake -> {}, warning -> {}); // said when the file was read
        Map<String, Rule> rules = new HashMap<>();
        for (CompiledRule rule : evaluation.rules()) {
            rules.put(rule.rule().id(), rule.rule());
        }
        notices.follow(set.rulebook(), rules);
    }

    /** Looks once at everything. */
    public void tick(long sinceStartNanos) {
        Moment now = moment(sinceStartNanos);
        diary.at(sinceStartNanos);
        AlertBook book = notices.book();
        book.beginLook();
        evaluation.tick(
                now.nanos(),
                now.millis(),
                (rule, labels, finding, value, threshold) ->
                        book.found(rule.rule(), rule.windowNanos(), labels, finding, value, threshold, now));
        book.tick(now);
        notices.tick(now);
    }

    /** What came of it so far. */
    public Diary diary() {
        return diary;
    }

    private Moment moment(long sinceStartNanos) {
        return new Moment(FIRST_NANOS + sinceStartNanos, start.toEpochMilli() + sinceStartNanos / 1_000_000);
    }

    private void decided(long nowMillis, String group, String fingerprint, Reason reason, String by) {
        HeldAlert alert = notices.book().find(fingerprint);
        HeldAlert behind = notices.book().find(by);
        diary.held(
                alert == null ? group : alert.rule(),
                alert == null ? Labels.NONE : alert.labels(),
                reason.word(),
                behind == null ? by : behind.rule());
    }
}
