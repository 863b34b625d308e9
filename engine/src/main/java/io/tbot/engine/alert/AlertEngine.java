package io.tbot.engine.alert;

import io.tbot.engine.alert.deliver.Couriers;
import io.tbot.engine.alert.deliver.DeliveryLog;
import io.tbot.engine.alert.deliver.Outbox;
import io.tbot.engine.alert.hold.Acknowledgement;
import io.tbot.engine.alert.hold.AlertBook;
import io.tbot.engine.alert.hold.AlertText;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.journal.Kind;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Rule;
import io.tbot.engine.alert.notice.Notices;
import io.tbot.engine.alert.notice.Rulebook;
import io.tbot.engine.alert.notice.Silence;
import io.tbot.engine.alert.notice.SilenceText;
import io.tbot.engine.alert.notice.Silences;
import io.tbot.engine.alert.rule.CompiledRule;
import io.tbot.engine.alert.rule.Evaluation;
import io.tbot.engine.alert.rule.Metrics;
import io.tbot.engine.config.Mistake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The alert engine put together: each tick evaluates all rules, holds what they found, decides whom to tell of it, and
 * leaves that to the couriers.
 *
 * <p>Threads: {@link #tick} and {@link #follow} one at a time, by whoever keeps time; what it hands out may be asked on
 * any thread of the agent's.
 */
public final class AlertEngine {
    /** What the journal must be opened with. */
    public static final List<Kind> KINDS = Kept.KINDS;

    /** Between two looks. */
    public static final long TICK_NANOS = 1_000_000_000L;

    /** How long a person waits for the disk. */
    private static final long DURABLE_MILLIS = 1_000;

    private final Journal journal;
    private final Kept kept;
    private final Evaluation evaluation;
    private final DeliveryLog log = new DeliveryLog();
    private final Outbox outbox;
    private final Silences silences = new Silences();
    private final Notices notices;
    private final Couriers couriers;
    private final OwnTroubles troubles;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final List<Mistake> warnings = new ArrayList<>();
    /** What is wrong with the settings that are in force, without the places. */
    private List<String> stands = List.of();

    private Rulebook rulebook = Rulebook.EMPTY;
    private boolean delivers;
    private boolean keeps;
    private boolean restored;
    private Moment now;

    /** @param journal opened with {@link #KINDS} */
    public AlertEngine(Metrics metrics, Journal journal, Moment start) {
        this.journal = journal;
        this.now = start;
        kept = new Kept(journal);
        evaluation = new Evaluation(
                metrics, TICK_NANOS, (calendar, millis) -> rulebook.calendars().contains(calendar, millis));
        outbox = new Outbox(kept, log, new Random());
        notices = new Notices(
                listener -> new AlertBook(listener, kept, start),
                silences,
                this::send,
                this::decided,
                kept,
                start.millis());
        couriers = new Couriers(outbox);
        troubles = new OwnTroubles(notices.book(), journal, outbox);
    }

    /**
     * Does from now on what this says; what fires goes on firing as far as its rule stayed the same. What has a mistake
     * that was not there before is not followed: all goes on as it was, and the mistakes are shown.
     */
    public synchronized void follow(AlertSettings settings, Moment at) {
        now = at;
        mistakes.clear();
        mistakes.addAll(settings.mistakes());
        warnings.clear();
        Evaluation.Ready ready = evaluation.prepare(settings.rules(), mistakes::add, warnings::add);
        List<String> messages = mistakes.stream().map(Mistake::message).toList();
        if (restored && !stands.containsAll(messages)) {
            return;
        }
        stands = messages;
        evaluation.swap(ready);
        rulebook = settings.rulebook();
        keeps = settings.isConfigured();
        silences.replace(settings.silences());
        outbox.channels(settings.channels().values(), at.nanos(), at.millis());
        Map<String, Rule> rules = new HashMap<>();
        for (CompiledRule rule : evaluation.rules()) {
            rules.put(rule.rule().id(), rule.rule());
        }
        if (!restored) {
            restored = true;
            restore(rules, at);
        } else {
            notices.book().keepRules(rules, at);
            notices.follow(rulebook, rules);
        }
        if (!settings.channels().isEmpty() && !delivers) {
            delivers = true;
            couriers.start();
        }
    }

    private void restore(Map<String, Rule> rules, Moment at) {
        for (String text : kept.texts(Kept.ALERT).values()) {
            HeldAlert alert = AlertText.read(text, journal.lastRun().lastAliveMillis());
            if (alert != null) {
                notices.book().restore(alert);
            }
        }
        notices.book().keepRules(rules, at);
        notices.follow(rulebook, rules);
        kept.texts(Kept.GROUP).forEach(notices::restore);
        for (String text : kept.texts(Kept.SILENCE).values()) {
            Silence silence = SilenceText.read(text);
            if (silence != null) {
                silences.add(silence);
            }
        }
        outbox.restore(at.nanos(), at.millis());
    }

    /** Looks at everything once. */
    public synchronized void tick(Moment at) {
        now = at;
        AlertBook book = notices.book();
        book.beginLook();
        long stallNanos = evaluation.tick(
                at.nanos(),
                at.millis(),
                (rule, labels, finding, value, threshold) ->
                        book.found(rule.rule(), rule.windowNanos(), labels, finding, value, threshold, at));
        troubles.check(stallNanos, mistakes, keeps, at);
        troubles.check(evaluation.rules(), at);
        book.tick(at);
        notices.tick(at);
        for (String forgotten : silences.forget(at.millis())) {
            journal.remove(Kept.SILENCE, forgotten);
        }
    }

    /** Writes what is to outlive the process; sends nothing more. */
    public void close() {
        couriers.close();
        journal.close();
    }

    public AlertBook book() {
        return notices.book();
    }

    /** Every silence, the file's first. */
    public List<Silence> silences() {
        return silences.all();
    }

    /**
     * Adds somebody's silence; on disk before this returns, if it can be.
     *
     * @throws IllegalStateException if there are too many
     */
    public void silence(Silence silence) {
        silences.add(silence);
        kept.put(Kept.SILENCE, silence.id(), SilenceText.of(silence));
        kept.force(DURABLE_MILLIS);
    }

    /** Ends somebody's silence; whether there was one. */
    public boolean endSilence(String id, long nowMillis) {
        Silence ended = silences.expire(id, nowMillis);
        if (ended != null) {
            kept.put(Kept.SILENCE, id, SilenceText.of(ended));
            kept.force(DURABLE_MILLIS);
        }
        return ended != null;
    }

    /** Takes an alert that fires; on disk before this returns, if it can be. Whether there was one. */
    public boolean acknowledge(String fingerprint, Acknowledgement acknowledgement) {
        boolean taken = notices.book().acknowledge(fingerprint, acknowledgement);
        kept.force(DURABLE_MILLIS);
        return taken;
    }

    public Outbox outbox() {
        return outbox;
    }

    public DeliveryLog log() {
        return log;
    }

    /** Rules that are looked at. */
    public synchronized List<CompiledRule> rules() {
        return evaluation.rules();
    }

    /** All that is wrong with what the configuration says of alerts. */
    public synchronized List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    /** Rules that look at numbers which nobody has heard of so far. */
    public synchronized List<Mistake> warnings() {
        return List.copyOf(warnings);
    }

    private void send(Notification notification) {
        outbox.enqueue(notification, now.nanos(), now.millis());
    }

    private void decided(long nowMillis, String group, String fingerprint, Reason reason, String by) {
        List<String> fingerprints = fingerprint.isEmpty() ? List.of() : List.of(fingerprint);
        log.add(new DeliveryLog.Entry(nowMillis, "", group, "", "held", reason, 0, by, fingerprints));
    }
}
