package io.tbot.engine.alert;

import io.tbot.engine.alert.deliver.DeliveryLog;
import io.tbot.engine.alert.deliver.Outbox;
import io.tbot.engine.alert.hold.Acknowledgement;
import io.tbot.engine.alert.hold.AlertBook;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.History;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Fingerprint;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.alert.notice.Silence;
import io.tbot.engine.alert.notice.SilenceText;
import io.tbot.engine.alert.notice.Silences;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people do about alerts: fire, take, silence and end one, follow the link of a message, try a channel.
 *
 * <p>Threads: any of the agent's. What it answers is on disk before, if it can be.
 */
public final class Desk {
    /** How long an alert fired by hand lasts where nobody says. */
    public static final long TTL_MILLIS = 5 * 60_000;

    /** How long somebody waits for the disk. */
    private static final long DURABLE_MILLIS = 1_000;

    /** More links than this are not followed within a day. */
    private static final int MAX_USED = 2_000;

    private final Object engine;
    private final AlertBook book;
    private final Silences silences;
    private final Kept kept;
    private final History history;
    private final Outbox outbox;
    private final DeliveryLog log;
    private final AckLinks links;

    /** When each link that was used ends, by its token. */
    private final Map<String, Long> used = new HashMap<>();

    private long tests;

    /** @param engine whose lock is held where alerts change their phase, as in a look */
    Desk(
            Object engine,
            AlertBook book,
            Silences silences,
            Kept kept,
            History history,
            Outbox outbox,
            DeliveryLog log,
            AckLinks links) {
        this.engine = engine;
        this.book = book;
        this.silences = silences;
        this.kept = kept;
        this.history = history;
        this.outbox = outbox;
        this.log = log;
        this.links = links;
        kept.texts(Kept.LINK).forEach((token, expires) -> used.put(token, Long.parseLong(expires)));
    }

    /** What came of a link. */
    public enum Link {
        /** The alert is taken, or could be. */
        GOOD,
        /** Nobody of ours made it, or its day is over. */
        UNKNOWN,
        USED,
        /** The alert no longer fires, or fires for another time. */
        OVER,
        /** So many were used today that another could not be told from a used one. */
        TOO_MANY
    }

    /**
     * Fires an alert that no rule watches; one that fires already lasts longer.
     *
     * @return {@code null} where there are too many alerts already
     */
    public @Nullable Alert fire(
            String name,
            Severity severity,
            Labels labels,
            Map<String, String> annotations,
            long ttlMillis,
            Moment now) {
        Alert alert = fireSoon(name, severity, labels, annotations, ttlMillis, now);
        awaitDurable();
        return alert;
    }

    /** The same, not on disk before {@link #awaitDurable} returns: for many at once. */
    @Nullable
    Alert fireSoon(
            String name,
            Severity severity,
            Labels labels,
            Map<String, String> annotations,
            long ttlMillis,
            Moment now) {
        Alert alert;
        synchronized (engine) {
            alert = book.fire(name, severity, labels, annotations, now.millis() + ttlMillis, now);
        }
        return book.find(Fingerprint.of(name, labels)) == null ? null : alert;
    }

    /** Waits until all that was done so far is on disk, if it can be. */
    public void awaitDurable() {
        kept.force(DURABLE_MILLIS);
    }

    /** Ends an alert that fires; whether there was one. */
    public boolean resolve(String fingerprint, Moment now) {
        boolean ended;
        synchronized (engine) {
            ended = book.resolve(fingerprint, now);
        }
        awaitDurable();
        return ended;
    }

    /** Takes an alert that fires; whether there was one. */
    public boolean acknowledge(String fingerprint, Acknowledgement acknowledgement) {
        boolean taken = book.acknowledge(fingerprint, acknowledgement);
        if (taken) {
            history.acknowledged(fingerprint, acknowledgement);
        }
        awaitDurable();
        return taken;
    }

    /**
     * Adds somebody's silence.
     *
     * @throws IllegalStateException if there are too many
     */
    public void silence(Silence silence) {
        synchronized (silences) {
            silences.add(silence);
            keep(silence);
        }
        awaitDurable();
    }

    /** Every silence, the file's first. */
    public List<Silence> silences() {
        return silences.all();
    }

    /** Ends somebody's silence; whether there was one. */
    public boolean endSilence(String id, long nowMillis) {
        synchronized (silences) {
            Silence ended = silences.expire(id, nowMillis);
            if (ended == null) {
                return false;
            }
            keep(ended);
        }
        awaitDurable();
        return true;
    }

    /** Under the lock of silences: what is kept last is what it became last. */
    private void keep(Silence silence) {
        kept.put(Kept.SILENCE, silence.id(), SilenceText.of(silence));
    }

    /** Ends the silences that wait for an end which has come, and forgets those long over; now as the book has it. */
    void tidySilences(Moment watched) {
        if (silences.mayEndEarly(watched.millis())) {
            List<Labels> firing = labels(book.allFiring()); // the book asks silences under its lock, so not vice versa
            List<Labels> pending = labels(book.allPending());
            synchronized (silences) {
                silences.endEarly(firing, pending, watched).forEach(this::keep);
            }
        }
        for (String forgotten : silences.forget(watched.millis())) {
            kept.remove(Kept.SILENCE, forgotten);
        }
    }

    private static List<Labels> labels(List<HeldAlert> alerts) {
        return alerts.stream().map(HeldAlert::labels).toList();
    }

    /** What a link would come to; changes nothing. */
    public synchronized Link look(String token, Moment now) {
        AckLinks.Ticket ticket = links.read(token, now.millis());
        if (ticket == null) {
            return Link.UNKNOWN;
        }
        if (used.containsKey(token)) {
            return Link.USED;
        }
        HeldAlert alert = book.find(ticket.fingerprint());
        boolean fires = alert != null && alert.phase().fires() && alert.startsAtMillis() == ticket.startsAtMillis();
        return fires ? Link.GOOD : Link.OVER;
    }

    /** The alert that a good link is about. */
    public @Nullable HeldAlert alertOf(String token, Moment now) {
        AckLinks.Ticket ticket = links.read(token, now.millis());
        return ticket == null ? null : book.find(ticket.fingerprint());
    }

    /** Takes the alert of a link, which then is used. */
    public synchronized Link follow(String token, Acknowledgement acknowledgement, Moment now) {
        forgetUsed(now.millis());
        Link link = look(token, now);
        AckLinks.Ticket ticket = links.read(token, now.millis());
        if (link != Link.GOOD || ticket == null) {
            return link;
        }
        if (used.size() >= MAX_USED) {
            return Link.TOO_MANY;
        }
        used.put(token, ticket.expiresMillis());
        kept.put(Kept.LINK, token, Long.toString(ticket.expiresMillis()));
        return acknowledge(ticket.fingerprint(), acknowledgement) ? Link.GOOD : Link.OVER;
    }

    private void forgetUsed(long nowMillis) {
        for (Iterator<Map.Entry<String, Long>> all = used.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, Long> each = all.next();
            if (each.getValue() <= nowMillis) {
                kept.remove(Kept.LINK, each.getKey());
                all.remove();
            }
        }
    }

    /**
     * Sends a message through a channel to see whether it arrives; what comes of it is in the log under the id.
     *
     * @param over whether it says that the test is over, for receivers that keep what fires open
     * @return the notification's id
     */
    public String test(String channel, boolean over, Moment now) {
        long test;
        synchronized (this) {
            test = ++tests;
        }
        Labels labels = Labels.of(Map.of("alertname", "TBotChannelTest", "channel", channel, "severity", "info"));
        Alert alert = new Alert(
                Fingerprint.of("TBotChannelTest", labels),
                "TBotChannelTest",
                Severity.INFO,
                labels,
                Map.of("title", "this is a test of channel " + channel + ": nothing is wrong"),
                Double.NaN,
                Double.NaN,
                now.millis(),
                over ? now.millis() : 0,
                "",
                0);
        String id = "test-" + Long.toHexString(now.millis()) + '-' + test;
        outbox.enqueue(
                new Notification(
                        id, channel, "test " + id, labels, Reason.TEST, Severity.INFO, List.of(alert), now.millis()),
                now.nanos(),
                now.millis());
        return id;
    }

    /** What became of a notification so far, the newest first. */
    public List<DeliveryLog.Entry> became(String notification) {
        return log.ofNotification(notification);
    }
}
