package io.tbot.engine.alert;

import io.tbot.engine.alert.deliver.Couriers;
import io.tbot.engine.alert.deliver.DeliveryLog;
import io.tbot.engine.alert.deliver.Outbox;
import io.tbot.engine.alert.hold.AlertBook;
import io.tbot.engine.alert.hold.AlertText;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.History;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.hold.Transition;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.journal.Kind;
import io.tbot.engine.alert.model.Alert;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

    /** Between two looks at what receivers that forget are told again. */
    private static final long END_NANOS = 30_000_000_000L;

    private final Metrics metrics;
    private final Journal journal;
    private final long lastAliveMillis;
    private final Clocks clocks;
    private final Kept kept;
    private final History history;
    private final AckLinks links;
    private final AddedRules added;
    private final Desk desk;
    private final Evaluation evaluation;
    private final DeliveryLog log;
    private final Outbox outbox;
    private final Silences silences;
    private final Notices notices;
    private final Couriers couriers;
    private final OwnTroubles troubles;
    private final EngineNumbers numbers;
    private final Annotations annotations = new Annotations();
    private final Account account;
    private final List<Mistake> mistakes = new ArrayList<>();
    private List<Mistake> elsewhere = List.of();
    private final List<Mistake> warnings = new ArrayList<>();
    /** What is wrong with the settings that are in force, without the places. */
    private List<String> stands = List.of();

    private Rulebook rulebook = Rulebook.EMPTY;
    private @Nullable AlertSettings settings;
    private boolean delivers;
    private boolean keeps;
    private boolean restored;
    private Moment now;
    private volatile Moment looked;
    private long endedNanos;

    /** @param journal opened with {@link #KINDS} */
    public AlertEngine(Metrics metrics, Journal journal, Moment start) {
        this(metrics, journal, start, AckLinks.NONE);
    }

    /**
     * @param journal opened with {@link #KINDS}
     * @param links put into messages
     */
    public AlertEngine(Metrics metrics, Journal journal, Moment start, AckLinks links) {
        this(AlertServices.of(metrics, journal, links), journal.lastRun().lastAliveMillis(), start, null);
    }

    /**
     * @param lastAliveMillis when the run before this one was last known to be alive
     * @param instead takes what is to be sent; {@code null} for the outbox
     */
    AlertEngine(AlertServices services, long lastAliveMillis, Moment start, @Nullable Consumer<Notification> instead) {
        this.metrics = services.metrics();
        this.journal = services.journal();
        this.kept = services.kept();
        this.links = services.links();
        this.history = services.history();
        this.silences = services.silences();
        this.log = services.log();
        this.outbox = services.outbox();
        this.couriers = services.couriers();
        this.lastAliveMillis = lastAliveMillis;
        this.now = start;
        this.looked = start;
        this.endedNanos = start.nanos();
        clocks = new Clocks(start);
        added = new AddedRules(kept, this::evaluation);
        evaluation = evaluation();
        account = new Account(history, silences, annotations, log);
        notices = new Notices(
                notices -> new AlertBook(account.behind(notices), kept, clocks.watched(start)),
                silences,
                instead == null ? this::send : instead,
                account,
                kept,
                start.millis());
        troubles = new OwnTroubles(notices.book(), journal, outbox, silences);
        desk = new Desk(this, notices.book(), silences, kept, history, outbox, log, links);
        numbers = new EngineNumbers(evaluation, notices, silences, journal, log);
    }

    private Evaluation evaluation() {
        return new Evaluation(
                metrics, TICK_NANOS, (calendar, millis) -> rulebook.calendars().contains(calendar, millis));
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
        warnings.addAll(settings.warnings());
        Evaluation.Ready ready = evaluation.prepare(added.over(settings, warnings::add), mistakes::add, warnings::add);
        List<String> messages = mistakes.stream().map(Mistake::message).toList();
        if (restored && !stands.containsAll(messages)) {
            return;
        }
        stands = messages;
        this.settings = settings;
        evaluation.swap(ready);
        warnings.addAll(annotations.follow(evaluation.rules()));
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
            notices.book().keepRules(rules, clocks.watched(at));
            notices.follow(rulebook, rules);
        }
        outbox.atOnce(() -> notices.told(outbox::keep));
        if (!settings.channels().isEmpty() && !delivers) {
            delivers = true;
            couriers.start();
        }
    }

    private void restore(Map<String, Rule> rules, Moment at) {
        for (Parts.Value each : kept.all(Kept.ALERT)) {
            HeldAlert alert = AlertText.read(each.text(), lastAliveMillis);
            if (alert != null) {
                notices.book().restore(alert, !each.doubtful());
                history.restore(alert);
            }
        }
        history.restore(kept.texts(Kept.EPISODE));
        notices.book().keepRules(rules, clocks.watched(at));
        notices.follow(rulebook, rules);
        boolean isSure = journal.damage().isNone();
        kept.all(Kept.GROUP).forEach(each -> notices.restore(each.key(), each.text(), isSure));
        for (Parts.Value each : kept.all(Kept.SILENCE)) {
            Silence silence = each.doubtful() ? null : SilenceText.read(each.text());
            if (silence != null) {
                silences.add(silence);
            }
        }
        outbox.restore(at.nanos(), at.millis());
    }

    /** Has somebody hear of each transition from now on, under the book's lock. */
    public void tell(Consumer<Transition> listener) {
        account.tell(listener);
    }

    /** What is wrong in sections of the configuration that are not about alerts: an alert tells of that too. */
    public synchronized void tellOf(List<Mistake> elsewhere) {
        this.elsewhere = List.copyOf(elsewhere);
    }

    /**
     * Looks at everything once.
     *
     * @return by how much the wall clock was set since the last look, in milliseconds; 0 mostly
     */
    public synchronized long tick(Moment at) {
        now = at;
        long setMillis = clocks.setMillis(at);
        if (setMillis != 0) {
            notices.shift(setMillis);
        }
        AlertBook book = notices.book();
        book.beginLook();
        long stallNanos = evaluation.advance(at.nanos(), at.millis());
        clocks.stalled(stallNanos);
        Moment watched = clocks.watched(at);
        evaluation.look(
                at.nanos(),
                at.millis(),
                (rule, labels, finding, value, threshold) ->
                        book.found(rule.rule(), rule.windowNanos(), labels, finding, value, threshold, watched));
        if (stallNanos > 0) {
            book.keepPending();
        }
        troubles.check(stallNanos, mistakes, elsewhere, keeps, watched);
        troubles.check(evaluation.rules(), watched);
        book.tick(watched);
        outbox.atOnce(() -> notices.tick(at));
        if (at.nanos() - endedNanos > END_NANOS) {
            endedNanos = at.nanos();
            outbox.endAllBut(this::fires, at.millis());
        }
        desk.tidySilences(watched);
        looked = at;
        return setMillis;
    }

    private boolean fires(String fingerprint) {
        HeldAlert alert = notices.book().find(fingerprint);
        return alert != null && alert.phase().fires();
    }

    /** Tells those whose time came between two looks. */
    public synchronized void tell(Moment at) {
        now = at;
        outbox.atOnce(() -> notices.tell(at));
    }

    private void send(Notification notification) {
        account.sent(notification);
        Notification linked = links.linked(annotations.filled(notification), now.millis());
        outbox.enqueue(linked, now.nanos(), now.millis());
    }

    /** When {@link #tell} has something to do, wall clock; {@link Long#MAX_VALUE} where nothing waits. */
    public long nextMillis() {
        return notices.nextMillis();
    }

    /**
     * What the run before this one may have died of, if it ended without saying so; before the first look.
     *
     * @param hint in a word
     */
    public synchronized void endedBy(String hint) {
        troubles.endedBy(hint);
    }

    /** Writes what is to outlive the process; sends nothing more. */
    public void close() {
        couriers.close();
        journal.close();
    }

    public AlertBook book() {
        return notices.book();
    }

    /** What people do about alerts. */
    public Desk desk() {
        return desk;
    }

    /** What the engine does and costs, in numbers. */
    public EngineNumbers numbers() {
        return numbers;
    }

    /** What fired so far. */
    public History history() {
        return history;
    }

    /** Why nobody is told of an alert that fires; {@link Reason#NOTHING_NEW} where nothing keeps it from being told. */
    public Reason hidden(HeldAlert alert, long nowMillis) {
        return silences.silencing(alert.labels(), nowMillis) == null
                ? notices.hidden(alert.fingerprint())
                : Reason.SILENCED;
    }

    /** What the rules of this text, of any of the three kinds, would come to; they are not looked at. */
    public synchronized RuleCheck check(String text) {
        return added.check(text, settings);
    }

    /** Looks at one more rule from now on, where the text holds one and it is sound; on disk before this returns. */
    public RuleCheck addRule(String text, Moment at) {
        RuleCheck check;
        synchronized (this) {
            AlertSettings settings = this.settings;
            check = added.add(text, settings);
            if (check.mistakes().isEmpty() && settings != null) {
                follow(settings, at);
            }
        }
        desk.awaitDurable();
        return check;
    }

    /** Looks no more at a rule that was added; whether there was one. */
    public boolean removeRule(String id, Moment at) {
        synchronized (this) {
            AlertSettings settings = this.settings;
            if (!added.remove(id) || settings == null) {
                return false;
            }
            follow(settings, at);
        }
        desk.awaitDurable();
        return true;
    }

    /** Whether somebody added the rule to the running agent. */
    public synchronized boolean isAdded(String id) {
        return added.contains(id);
    }

    /** When the rules were looked at last; the start before the first look. Waits for nothing. */
    public Moment looked() {
        return looked;
    }

    /** What of the alerts does not outlive the process though it should; empty when all does. */
    public synchronized String storageTrouble() {
        return keeps ? journal.trouble() : "";
    }

    /** As messages show it: with its texts filled in. */
    public synchronized Alert filled(Alert alert) {
        return annotations.filled(alert);
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
}
