package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.channel.Answer;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what becomes of each notification: in the store, in the log, and in its channel's counts, so that the
 * three agree.
 *
 * <p>Threads: under the outbox's lock.
 */
final class Ledger {
    private final Deliveries store;
    private final DeadLetters dead;
    private final Endings endings;
    private final DeliveryLog log;

    Ledger(Deliveries store, DeadLetters dead, Endings endings, DeliveryLog log) {
        this.store = store;
        this.dead = dead;
        this.endings = endings;
        this.log = log;
    }

    /** It is to be sent; kept from now on. */
    void enqueued(Notification notification, String detail, long nowMillis) {
        store.put(DeadLetters.WAITING + notification.id(), NotificationText.write(notification));
        log.add(nowMillis, notification, "enqueued", notification.reason(), 0, detail);
    }

    /** What is to be sent says more than before. */
    void rewritten(Notification notification) {
        store.put(DeadLetters.WAITING + notification.id(), NotificationText.write(notification));
    }

    /** The receiver has it. */
    void sent(Lane lane, Parcel parcel, Delivery delivery, Answer answer, long nowNanos, long nowMillis) {
        int together = parcel.deliveries().size();
        boolean digest = together > 1;
        lane.counts.sent++;
        lane.counts.digested += digest ? 1 : 0;
        lane.counts.latency.addNanos(nowNanos - delivery.enqueuedNanos);
        endings.sent(lane, delivery.notification);
        store.remove(DeadLetters.WAITING + delivery.notification.id());
        String detail = digest ? "in a digest of " + together : "";
        if (!answer.why().isEmpty()) {
            detail += (digest ? "; " : "") + answer.why();
        }
        Reason reason = digest ? Reason.DIGEST : delivery.notification.reason();
        log.add(nowMillis, delivery.notification, "sent", reason, delivery.attempts, detail);
    }

    /** The receiver has a part of it, which after a kill it need not be sent again. */
    void sentPartly(Delivery was, Delivery is, List<Alert> sent, long nowMillis) {
        rewritten(is.notification);
        Notification part = was.notification.with(sent);
        log.add(nowMillis, part, "sent", part.reason(), was.attempts, "in part");
    }

    /** An attempt failed; what follows from that is written down by itself. */
    void failed(Delivery delivery, Answer answer, long nowMillis) {
        log.add(
                nowMillis,
                delivery.notification,
                "retry",
                delivery.notification.reason(),
                delivery.attempts,
                answer.why());
    }

    /**
     * A newer one goes in its place.
     *
     * @param isTwin whether that has the same id, and so the same place in the store
     */
    void replaced(Lane lane, Delivery older, boolean isTwin, long nowMillis) {
        lane.counts.replaced++;
        if (!isTwin) {
            store.remove(DeadLetters.WAITING + older.notification.id());
        }
        log.add(nowMillis, older.notification, "replaced", Reason.REPLACED, older.attempts, "by a newer one");
    }

    /** Something newer says it of some of its alerts; the others wait on. */
    void struck(Delivery was, Delivery is, List<Alert> gone, long nowMillis) {
        rewritten(is.notification);
        Notification part = was.notification.with(gone);
        log.add(nowMillis, part, "replaced", Reason.REPLACED, was.attempts, "of these alerts, by a newer one");
    }

    /** Another channel is to tell it, as that notification. */
    void redirected(Lane from, Delivery delivery, Notification moved, Reason reason, long nowMillis) {
        Notification was = delivery.notification;
        store.put(DeadLetters.WAITING + moved.id(), NotificationText.write(moved));
        store.remove(DeadLetters.WAITING + was.id());
        from.counts.redirected++;
        log.add(nowMillis, was, "redirected", reason, delivery.attempts, "to " + moved.channel());
    }

    /** It is given up; {@code lane} is {@code null} where there is no such channel. */
    void buried(@Nullable Lane lane, Delivery delivery, Reason reason, String why, long nowMillis) {
        if (lane != null) {
            lane.counts.dead(reason);
        }
        dead.add(new DeadLetter(delivery.notification, reason, why, nowMillis));
        log.add(nowMillis, delivery.notification, "dead", reason, delivery.attempts, why);
    }
}
