package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.channel.Message;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Severity;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One notification that waits, and what it has been through. Threads: under the outbox's lock. */
final class Delivery {
    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final long FIRST_BACKOFF_MILLIS = 1_000;
    private static final long LONGEST_BACKOFF_MILLIS = 60_000;

    final Notification notification;
    final Message message;

    /** Its place in the order in which the outbox was told: of two, the one with the higher number is the newer. */
    final long number;

    final long enqueuedNanos;
    final long deadlineNanos;
    long dueNanos;
    int attempts;

    /** The digest in which some recipients have it and others wait for it; {@code null} mostly. */
    @Nullable
    Message digest;

    /** Whether it says something else now than that digest has of it. */
    boolean isReworded;

    /** Channels that had their chance. */
    final Set<String> tried = new HashSet<>();

    private long backoffMillis = FIRST_BACKOFF_MILLIS;

    /** @param ageNanos how long it had waited before this process knew of it */
    Delivery(Notification notification, long number, long ageNanos, long nowNanos) {
        this(notification, new Message(notification, null), number, nowNanos - ageNanos, nowNanos);
    }

    private Delivery(Notification notification, Message message, long number, long enqueuedNanos, long dueNanos) {
        this.notification = notification;
        this.message = message;
        this.number = number;
        this.enqueuedNanos = enqueuedNanos;
        this.dueNanos = dueNanos;
        this.deadlineNanos = enqueuedNanos + lifeNanos(notification);
    }

    /** The same, which says less from now on: who has a part of it already is not told that part again. */
    Delivery sayingLess(Notification less) {
        Delivery next = as(less, message.goneOnAs(less, null));
        next.digest = digest;
        next.isReworded = true;
        return next;
    }

    /**
     * The same, which says more from now on.
     *
     * @param byAlert whether each alert is told by itself; else who has a part of it has not heard that
     */
    Delivery sayingMore(Notification more, boolean byAlert) {
        return as(more, byAlert ? message.goneOnAs(more, null) : new Message(more, null));
    }

    private Delivery as(Notification other, Message next) {
        Delivery delivery = new Delivery(other, next, number, enqueuedNanos, dueNanos);
        delivery.attempts = attempts;
        delivery.tried.addAll(tried);
        delivery.backoffMillis = backoffMillis;
        return delivery;
    }

    /** How long it is worth sending: 24 h what is critical, 1 h that something is over, 4 h all else. */
    static long lifeNanos(Notification notification) {
        if (notification.isResolved()) {
            return HOUR_NANOS;
        }
        return notification.severity() == Severity.CRITICAL ? 24 * HOUR_NANOS : 4 * HOUR_NANOS;
    }

    boolean isCritical() {
        return notification.severity() == Severity.CRITICAL;
    }

    /** Decorrelated jitter, from 1 s to 60 s; later where the receiver asked for it. */
    void retry(long nowNanos, long afterMillis, Random random) {
        long most = Math.min(LONGEST_BACKOFF_MILLIS, backoffMillis * 3);
        backoffMillis = FIRST_BACKOFF_MILLIS + (long) (random.nextDouble() * (most - FIRST_BACKOFF_MILLIS));
        dueNanos = nowNanos + Math.max(backoffMillis, afterMillis) * 1_000_000L;
    }
}
