package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.channel.Answer;
import io.tbot.engine.alert.channel.ChannelSpec;
import io.tbot.engine.alert.channel.Message;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Decides what goes to which channel next. A notification is kept before it is sent and forgotten after the receiver
 * has it, or moved to the dead letters: at least once, and after a kill twice at most.
 *
 * <p>Threads: any, one at a time; none waits for a channel or for the disk. Time is a parameter: nanoseconds measure,
 * milliseconds are the wall clock.
 */
public final class Outbox {
    private static final long SWEEP_NANOS = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final Deliveries store;
    private final DeadLetters dead;
    private final DeliveryLog log;
    private final Random random;
    private int turn;
    private long sweptNanos;

    public Outbox(Deliveries store, DeliveryLog log, Random random) {
        this.store = store;
        this.log = log;
        this.random = random;
        this.dead = new DeadLetters(store);
    }

    /** The channels from now on; what waits for one that stays goes on waiting, the others' are dead letters. */
    public synchronized void channels(Collection<ChannelSpec> specs, long nowNanos, long nowMillis) {
        Map<String, Lane> before = new LinkedHashMap<>(lanes);
        lanes.clear();
        for (ChannelSpec spec : specs) {
            Lane lane = before.remove(spec.name());
            if (lane == null) {
                lane = new Lane(spec, nowNanos);
            } else {
                lane.become(spec, nowNanos);
            }
            lanes.put(spec.name(), lane);
        }
        for (Lane gone : before.values()) {
            for (Delivery delivery : gone.waiting()) {
                gone.remove(delivery);
                bury(gone, delivery, Reason.DEAD, "there is no such channel any more", nowMillis);
            }
        }
        notifyAll();
    }

    /** What an earlier process left; after {@link #channels}, before anything else. */
    public synchronized void restore(long nowNanos, long nowMillis) {
        for (Map.Entry<String, byte[]> kept : store.all().entrySet()) {
            if (!kept.getKey().startsWith(DeadLetters.WAITING)) {
                continue;
            }
            Notification notification = NotificationText.read(kept.getValue());
            if (notification == null) {
                store.remove(kept.getKey());
                continue;
            }
            long ageMillis = Math.max(0, nowMillis - notification.createdMillis());
            put(new Delivery(notification, ageMillis * NANOS_PER_MILLI, nowNanos), nowNanos, nowMillis);
        }
        dead.restore();
        notifyAll();
    }

    /** Takes a notification in; it goes out as soon as it is on disk and its channel takes it. */
    public synchronized void enqueue(Notification notification, long nowNanos, long nowMillis) {
        store.put(DeadLetters.WAITING + notification.id(), NotificationText.write(notification));
        log.add(nowMillis, notification, "enqueued", notification.reason(), 0, "");
        put(new Delivery(notification, 0, nowNanos), nowNanos, nowMillis);
        notifyAll();
    }

    private void put(Delivery delivery, long nowNanos, long nowMillis) {
        Lane lane = lanes.get(delivery.notification.channel());
        if (lane == null) {
            bury(null, delivery, Reason.DEAD, "there is no such channel", nowMillis);
            return;
        }
        Delivery older = lane.ofGroup(delivery.notification.group());
        if (older != null) {
            replace(lane, older, nowMillis);
        }
        if (lane.isFull()) {
            Delivery least = lane.leastWanted();
            lane.remove(least);
            bury(lane, least, Reason.RATE_LIMITED, "more than " + Lane.MAX_WAITING + " wait", nowMillis);
        }
        boolean down = lane.breaker.state() != Breaker.State.CLOSED && delivery.isCritical();
        if (!down || !redirect(lane, delivery, Reason.BREAKER_OPEN, nowNanos, nowMillis)) {
            lane.add(delivery);
        }
    }

    private void replace(Lane lane, Delivery older, long nowMillis) {
        lane.remove(older);
        lane.counts.replaced++;
        store.remove(DeadLetters.WAITING + older.notification.id());
        log.add(nowMillis, older.notification, "replaced", Reason.REPLACED, older.attempts, "by a newer one");
    }

    /**
     * The next to be sent; {@code null} where nothing may be now. Whoever takes it hands it to {@link #finish}.
     *
     * @param slowAllowed whether a channel may be taken that kept its last courier waiting
     */
    synchronized @Nullable Parcel take(boolean slowAllowed, long nowNanos, long nowMillis) {
        if (nowNanos - sweptNanos >= SWEEP_NANOS) {
            sweptNanos = nowNanos;
            sweep(nowNanos, nowMillis);
        }
        List<Lane> all = new ArrayList<>(lanes.values());
        for (int i = 0; i < all.size(); i++) {
            Lane lane = all.get((turn + i) % all.size());
            if (lane.isSlow && !slowAllowed) {
                continue;
            }
            if (lane.againNanos(nowNanos) == 0) {
                Parcel again = new Parcel(lane, null, List.of());
                lane.startAgain(again, nowNanos);
                return again;
            }
            if (lane.waitNanos(nowNanos) > 0) {
                continue;
            }
            Parcel parcel = parcel(lane, lane.due(nowNanos), nowMillis);
            lane.start(parcel, nowNanos);
            turn = (turn + i + 1) % all.size();
            return parcel;
        }
        return null;
    }

    /** The first alone, unless it is one of more than the receiver takes at once: these go together. */
    private Parcel parcel(Lane lane, List<Delivery> due, long nowMillis) {
        Delivery first = due.get(0);
        List<Delivery> together = new ArrayList<>();
        for (Delivery delivery : due) {
            if (!delivery.isCritical()) {
                together.add(delivery);
            }
        }
        boolean many = !first.isCritical() && together.size() > lane.burst();
        List<Delivery> deliveries = many && lane.spec.channel().digests() ? together : List.of(first);
        Message message = deliveries.size() == 1 ? first.message : Digests.of(deliveries, nowMillis);
        for (Delivery delivery : deliveries) {
            lane.remove(delivery);
            delivery.attempts++;
        }
        lane.counts.attempts++;
        return new Parcel(lane, message, deliveries);
    }

    /** What became of a parcel. */
    synchronized void finish(Parcel parcel, Answer answer, long nowNanos, long nowMillis) {
        Lane lane = parcel.lane();
        lane.onItsWay = null;
        switch (answer.kind()) {
            case DONE -> done(lane, parcel, nowNanos, nowMillis);
            case RETRY -> retry(lane, parcel, answer, nowNanos, nowMillis);
            case PERMANENT -> refused(lane, parcel, answer, nowNanos, nowMillis);
        }
        notifyAll();
    }

    private void done(Lane lane, Parcel parcel, long nowNanos, long nowMillis) {
        lane.breaker.succeeded(nowNanos);
        boolean digest = parcel.deliveries().size() > 1;
        String detail = digest ? "in a digest of " + parcel.deliveries().size() : "";
        for (Delivery delivery : parcel.deliveries()) {
            lane.counts.sent++;
            lane.counts.digested += digest ? 1 : 0;
            lane.counts.latencyNanos += nowNanos - delivery.enqueuedNanos;
            store.remove(DeadLetters.WAITING + delivery.notification.id());
            Reason reason = digest ? Reason.DIGEST : delivery.notification.reason();
            log.add(nowMillis, delivery.notification, "sent", reason, delivery.attempts, detail);
        }
    }

    private void retry(Lane lane, Parcel parcel, Answer answer, long nowNanos, long nowMillis) {
        lane.counts.retried++;
        boolean opened = lane.breaker.failed(nowNanos, false);
        if (answer.afterMillis() > 0) {
            lane.pause(nowNanos + answer.afterMillis() * NANOS_PER_MILLI);
        }
        for (Delivery delivery : parcel.deliveries()) {
            log.add(
                    nowMillis,
                    delivery.notification,
                    "retry",
                    delivery.notification.reason(),
                    delivery.attempts,
                    answer.why());
            if (lane.ofGroup(delivery.notification.group()) != null) {
                replace(lane, delivery, nowMillis);
            } else if (nowNanos - delivery.deadlineNanos >= 0) {
                bury(lane, delivery, Reason.EXPIRED, answer.why(), nowMillis);
            } else {
                delivery.retry(nowNanos, answer.afterMillis(), random);
                lane.add(delivery);
            }
        }
        if (opened || lane.breaker.state() == Breaker.State.OPEN) {
            redirectCritical(lane, nowNanos, nowMillis);
        }
    }

    private void refused(Lane lane, Parcel parcel, Answer answer, long nowNanos, long nowMillis) {
        if (answer.channelGone()) {
            lane.breaker.failed(nowNanos, true);
        } else {
            lane.breaker.succeeded(nowNanos); // it listens, it does not like this one
        }
        for (Delivery delivery : parcel.deliveries()) {
            boolean elsewhere = delivery.isCritical() && redirect(lane, delivery, Reason.DEAD, nowNanos, nowMillis);
            if (!elsewhere) {
                bury(lane, delivery, Reason.DEAD, answer.why(), nowMillis);
            }
        }
        if (lane.breaker.state() == Breaker.State.OPEN) {
            redirectCritical(lane, nowNanos, nowMillis);
        }
    }

    private void redirectCritical(Lane lane, long nowNanos, long nowMillis) {
        for (Delivery delivery : lane.waiting()) {
            if (delivery.isCritical()) {
                lane.remove(delivery);
                if (!redirect(lane, delivery, Reason.BREAKER_OPEN, nowNanos, nowMillis)) {
                    lane.add(delivery);
                }
            }
        }
    }

    /** Hands it to the first channel down the line of fallbacks that works and has not had it. */
    private boolean redirect(Lane from, Delivery delivery, Reason reason, long nowNanos, long nowMillis) {
        delivery.tried.add(from.spec.name());
        Lane to = lanes.get(from.spec.fallback());
        for (int i = 0; i < lanes.size() && to != null; i++) {
            boolean works = to.breaker.state() == Breaker.State.CLOSED;
            if (works && !delivery.tried.contains(to.spec.name())) {
                move(from, to, delivery, reason, nowNanos, nowMillis);
                return true;
            }
            to = lanes.get(to.spec.fallback());
        }
        return false;
    }

    private void move(Lane from, Lane to, Delivery delivery, Reason reason, long nowNanos, long nowMillis) {
        Notification was = delivery.notification;
        String name = to.spec.name();
        Notification is = new Notification(
                was.id() + ">" + name,
                name,
                was.group(),
                was.groupLabels(),
                was.reason(),
                was.severity(),
                was.alerts(),
                was.createdMillis(),
                was.moreFiring(),
                was.moreResolved());
        store.put(DeadLetters.WAITING + is.id(), NotificationText.write(is));
        store.remove(DeadLetters.WAITING + was.id());
        from.counts.redirected++;
        log.add(nowMillis, was, "redirected", reason, delivery.attempts, "to " + name);
        Delivery moved = new Delivery(is, nowNanos - delivery.enqueuedNanos, nowNanos);
        moved.tried.addAll(delivery.tried);
        Delivery own = to.ofGroup(is.group());
        if (own == null) {
            to.add(moved);
        } else {
            replace(to, moved, nowMillis); // that channel is about to be told anyway
        }
    }

    private void sweep(long nowNanos, long nowMillis) {
        for (Lane lane : lanes.values()) {
            for (Delivery delivery : lane.waiting()) {
                if (nowNanos - delivery.deadlineNanos >= 0) {
                    lane.remove(delivery);
                    bury(lane, delivery, Reason.EXPIRED, "its time is over", nowMillis);
                }
            }
        }
    }

    private void bury(@Nullable Lane lane, Delivery delivery, Reason reason, String why, long nowMillis) {
        if (lane != null) {
            lane.counts.dead(reason);
        }
        dead.add(new DeadLetter(delivery.notification, reason, why, nowMillis));
        log.add(nowMillis, delivery.notification, "dead", reason, delivery.attempts, why);
    }

    /** How long until {@link #take} is worth another try. */
    synchronized long waitNanos(boolean slowAllowed, long nowNanos) {
        long wait = Long.MAX_VALUE;
        for (Lane lane : lanes.values()) {
            if (slowAllowed || !lane.isSlow) {
                wait = Math.min(wait, Math.min(lane.waitNanos(nowNanos), lane.againNanos(nowNanos)));
            }
        }
        return wait;
    }

    /** Sends a dead letter once more; whether there is one of that id. */
    public synchronized boolean retryDead(String id, long nowNanos, long nowMillis) {
        DeadLetter letter = dead.take(id);
        if (letter == null) {
            return false;
        }
        store.put(DeadLetters.WAITING + id, NotificationText.write(letter.notification()));
        log.add(
                nowMillis,
                letter.notification(),
                "enqueued",
                letter.notification().reason(),
                0,
                "by hand");
        put(new Delivery(letter.notification(), 0, nowNanos), nowNanos, nowMillis);
        notifyAll();
        return true;
    }

    /** The newest first. */
    public synchronized List<DeadLetter> deadLetters() {
        return dead.all();
    }

    /** How many critical notifications were given up so far. */
    public synchronized long criticalDead() {
        return dead.critical();
    }

    /** Every channel as it stands, in the order of the file. */
    public synchronized List<ChannelStatus> status() {
        List<ChannelStatus> all = new ArrayList<>();
        for (Lane lane : lanes.values()) {
            ChannelCounts counts = lane.counts;
            all.add(new ChannelStatus(
                    lane.spec.name(),
                    lane.spec.type(),
                    lane.size(),
                    lane.breaker.state().code,
                    counts.sent,
                    counts.digested,
                    counts.retried,
                    counts.replaced,
                    counts.redirected,
                    counts.attempts,
                    counts.latencyNanos,
                    new EnumMap<>(counts.dead)));
        }
        return all;
    }

    /** How many wait or are on their way. */
    public synchronized int size() {
        int size = 0;
        for (Lane lane : lanes.values()) {
            size += lane.size();
        }
        return size;
    }

    DeliveryLog log() {
        return log;
    }

    Deliveries store() {
        return store;
    }
}
