package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.channel.Answer;
import io.tbot.engine.alert.channel.Message;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Draws the consequences of an attempt: done, again later, elsewhere, or given up.
 *
 * <p>Threads: under the outbox's lock.
 */
final class Settling {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final Lanes lanes;
    private final Ledger ledger;
    private final Precedence precedence;
    private final StandIns standIns;
    private final Random random;

    Settling(Lanes lanes, Ledger ledger, Precedence precedence, StandIns standIns, Random random) {
        this.lanes = lanes;
        this.ledger = ledger;
        this.precedence = precedence;
        this.standIns = standIns;
        this.random = random;
    }

    void settle(Parcel parcel, Answer answer, long nowNanos, long nowMillis) {
        Lane lane = parcel.lane();
        lane.isBack(parcel, nowNanos);
        Parcel left = answer.kind() == Answer.Kind.DONE || !lane.keepsIncidents() ? parcel : left(parcel, nowMillis);
        switch (answer.kind()) {
            case DONE -> {
                lane.breaker.succeeded(nowNanos);
                for (Delivery delivery : parcel.deliveries()) {
                    ledger.sent(lane, parcel, delivery, answer, nowNanos, nowMillis);
                }
            }
            case MORE -> {
                lane.breaker.succeeded(nowNanos);
                putBack(left, answer, nowNanos, nowMillis);
            }
            case RETRY -> retry(left, answer, nowNanos, nowMillis);
            case PERMANENT -> refused(left, answer, nowNanos, nowMillis);
        }
    }

    /** Without the alerts of which each has an event of its own that was taken. */
    private Parcel left(Parcel parcel, long nowMillis) {
        List<Delivery> left = new ArrayList<>();
        for (Delivery delivery : parcel.deliveries()) {
            List<Alert> taken = new ArrayList<>();
            for (Alert alert : delivery.notification.alerts()) {
                if (delivery.message.isTaken(delivery.message.part(alert))) {
                    taken.add(alert);
                }
            }
            Notification rest = taken.isEmpty() ? null : Successor.without(delivery.notification, taken);
            Delivery is = rest == null ? delivery : delivery.sayingLess(rest);
            if (is != delivery) {
                ledger.sentPartly(delivery, is, taken, nowMillis);
            }
            left.add(is);
        }
        return new Parcel(parcel.lane(), parcel.message(), left);
    }

    private void retry(Parcel parcel, Answer answer, long nowNanos, long nowMillis) {
        Lane lane = parcel.lane();
        lane.counts.retried++;
        lane.breaker.failed(nowNanos, answer.channelGone());
        if (answer.afterMillis() > 0) {
            lane.pause(nowNanos + answer.afterMillis() * NANOS_PER_MILLI);
        }
        long latestNanos = nowNanos;
        for (Delivery delivery : parcel.deliveries()) {
            ledger.failed(delivery, answer, nowMillis);
            delivery.retry(nowNanos, answer.afterMillis(), random);
            latestNanos = Math.max(latestNanos, delivery.dueNanos);
        }
        for (Delivery delivery : parcel.deliveries()) {
            delivery.dueNanos = latestNanos; // what went together goes together again
        }
        putBack(parcel, answer, nowNanos, nowMillis);
        sendCriticalElsewhere(lane, nowNanos, nowMillis);
    }

    /** What is not done waits again, unless something newer does or its time is over. */
    private void putBack(Parcel parcel, Answer answer, long nowNanos, long nowMillis) {
        Lane lane = parcel.lane();
        Message message = parcel.message();
        boolean partly = message != null
                && message.isPartlyTaken()
                && parcel.deliveries().size() > 1;
        if (!lanes.has(lane)) { // a reload took the channel away, or changed it
            for (Delivery delivery : parcel.deliveries()) {
                ledger.buried(lane, delivery, Reason.DEAD, Lanes.GONE, nowMillis);
            }
            return;
        }
        for (Delivery delivery : parcel.deliveries()) {
            delivery.digest = partly ? message : delivery.digest;
            Delivery left = precedence.admit(lane, delivery, nowMillis);
            if (left == null) {
                continue;
            }
            if (nowNanos - left.deadlineNanos >= 0) {
                ledger.buried(lane, left, Reason.EXPIRED, answer.why(), nowMillis);
            } else {
                lane.add(left);
            }
        }
    }

    private void refused(Parcel parcel, Answer answer, long nowNanos, long nowMillis) {
        Lane lane = parcel.lane();
        if (answer.channelGone()) {
            lane.breaker.failed(nowNanos, true);
        } else {
            lane.breaker.succeeded(nowNanos); // it listens, it does not like this one
        }
        for (Delivery delivery : parcel.deliveries()) {
            Delivery left = delivery;
            if (lane.movesOn(delivery)) {
                Delivery own = precedence.giveWay(lane, delivery, nowMillis);
                left = own == null ? null : redirect(lane, own, Reason.DEAD, nowNanos, nowMillis);
            }
            if (left != null) {
                ledger.buried(lane, left, Reason.DEAD, answer.why(), nowMillis);
            }
        }
        sendCriticalElsewhere(lane, nowNanos, nowMillis);
    }

    /** Of a channel that is down: whatever is critical does not wait for it. */
    private void sendCriticalElsewhere(Lane lane, long nowNanos, long nowMillis) {
        if (lane.breaker.state() != Breaker.State.OPEN) {
            return;
        }
        for (Delivery delivery : lane.waiting()) {
            if (lane.movesOn(delivery)) {
                lane.remove(delivery);
                Delivery left = redirect(lane, delivery, Reason.BREAKER_OPEN, nowNanos, nowMillis);
                if (left != null) {
                    lane.add(left);
                }
            }
        }
    }

    /**
     * Hands it to its channel's fallback, if there is one that works and has not had it. That an incident is over only
     * its own receiver can use, and waits for it; whoever stood in for it is told apart from that.
     *
     * @return what stays; {@code null} for nothing
     */
    @Nullable
    Delivery redirect(Lane from, Delivery delivery, Reason reason, long nowNanos, long nowMillis) {
        List<Alert> ended = from.keepsIncidents() && reason == Reason.BREAKER_OPEN ? ended(delivery) : List.of();
        Notification moving = ended.isEmpty() ? delivery.notification : Successor.without(delivery.notification, ended);
        delivery.tried.add(from.spec.name());
        Lane to = moving == null ? null : lanes.fallback(from, delivery);
        if (moving == null || to == null) {
            return delivery;
        }
        Notification moved = moving.to(to.spec.name());
        Delivery stays = ended.isEmpty() ? null : delivery.sayingLess(delivery.notification.with(ended, Severity.INFO));
        standIns.moved(from.spec.name(), moved);
        ledger.redirected(from, delivery, moved, reason, nowMillis);
        if (stays != null) {
            ledger.rewritten(stays.notification);
        }
        Delivery next = new Delivery(moved, delivery.number, nowNanos - delivery.enqueuedNanos, nowNanos);
        next.tried.addAll(delivery.tried);
        Delivery left = precedence.admit(to, next, nowMillis);
        if (left != null) {
            to.add(left);
        }
        return stays;
    }

    private static List<Alert> ended(Delivery delivery) {
        return delivery.notification.alerts().stream()
                .filter(alert -> !alert.isFiring())
                .toList();
    }
}
