package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.channel.Answer;
import io.tbot.engine.alert.channel.ChannelSpec;
import io.tbot.engine.alert.channel.Resending;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides what goes to which channel next. A notification is kept before it is sent and forgotten after the receiver
 * has it, or moved to the dead letters: at least once, and after a kill twice at most.
 *
 * <p>Threads: any, one at a time; none waits for a channel or for the disk. Time is a parameter: nanoseconds measure,
 * milliseconds are the wall clock.
 */
public final class Outbox {
    /** The alert that says of the channel in its label {@code channel} that it is down; others tell it. */
    public static final String CHANNEL_DOWN = "TBotChannelDown";

    /** The alert that says that something critical was given up; others tell it where its own channel is down. */
    public static final String DEAD_LETTER = "TBotNotificationDeadLetter";

    private static final long SWEEP_NANOS = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    /** The number of what was given up before anything that waits now. */
    private static final long OLDEST = 0;

    private final Lanes lanes = new Lanes();
    private final Deliveries store;
    private final DeadLetters dead;
    private final DeliveryLog log;
    private final Endings endings;
    private final Ledger ledger;
    private final Precedence precedence;
    private final StandIns standIns;
    private final Settling settling;
    private long lastNumber = OLDEST;
    private long sweptNanos;

    public Outbox(Deliveries store, DeliveryLog log, Random random) {
        this.store = store;
        this.log = log;
        this.dead = new DeadLetters(store);
        this.endings = new Endings(store);
        this.ledger = new Ledger(store, dead, endings, log);
        this.precedence = new Precedence(ledger);
        this.standIns = new StandIns(store);
        this.settling = new Settling(lanes, ledger, precedence, standIns, random);
    }

    /** The channels from now on; what waits for one that stays goes on waiting, the others' are dead letters. */
    public synchronized void channels(Collection<ChannelSpec> specs, long nowNanos, long nowMillis) {
        for (Lane gone : lanes.become(specs, nowNanos)) {
            for (Delivery delivery : gone.waiting()) {
                gone.remove(delivery);
                ledger.buried(gone, delivery, Reason.DEAD, Lanes.GONE, nowMillis);
            }
        }
        notifyAll();
    }

    /** What an earlier process left; after {@link #channels}, before anything else. */
    public synchronized void restore(long nowNanos, long nowMillis) {
        standIns.restore();
        for (Notification notification : kept()) {
            long ageNanos = Math.max(0, nowMillis - notification.createdMillis()) * NANOS_PER_MILLI;
            Lane lane = lanes.of(notification.channel());
            put(lane, new Delivery(notification, ++lastNumber, ageNanos, nowNanos), nowNanos, nowMillis);
        }
        dead.restore();
        endings.restore(lanes, nowMillis);
        notifyAll();
    }

    /** What waited in the store, in the order in which it was enqueued. */
    private List<Notification> kept() {
        List<Notification> all = new ArrayList<>();
        for (Map.Entry<String, byte[]> kept : store.all().entrySet()) {
            if (!kept.getKey().startsWith(DeadLetters.WAITING)) {
                continue;
            }
            Notification notification = NotificationText.read(kept.getValue());
            if (notification == null) {
                store.remove(kept.getKey());
            } else {
                all.add(notification.isMoved() ? place(notification, all) : all.size(), notification);
            }
        }
        return all;
    }

    /** Of one that was moved, and so put behind what its new channel had been told since: before that. */
    private static int place(Notification moved, List<Notification> all) {
        int place = all.size();
        for (int i = all.size() - 1; i >= 0; i--) {
            Notification other = all.get(i);
            if (other.channel().equals(moved.channel())) {
                if (other.createdMillis() <= moved.createdMillis()) {
                    break;
                }
                place = i;
            }
        }
        return place;
    }

    /** Takes a notification in; it goes out as soon as it is on disk and its channel takes it. */
    public synchronized void enqueue(Notification notification, long nowNanos, long nowMillis) {
        List<Lane> instead = lanes.insteadOf(notification);
        if (instead.isEmpty()) {
            enqueue(notification, ++lastNumber, "", nowNanos, nowMillis);
        } else {
            enqueueInstead(notification, instead, nowNanos, nowMillis);
        }
        notifyAll();
    }

    private void enqueueInstead(Notification notification, List<Lane> instead, long nowNanos, long nowMillis) {
        Set<String> told = new HashSet<>();
        for (Lane lane : instead) {
            Notification moved = notification.to(lane.spec.name());
            standIns.moved(notification.channel(), moved);
            enqueue(moved, ++lastNumber, "instead of " + notification.channel(), nowNanos, nowMillis);
            told.add(moved.channel());
        }
        tellStandIns(notification, told, nowNanos, nowMillis);
    }

    /** A channel whose receiver forgets what it is not told again has told it of that alert. */
    public synchronized void keep(String channel, Alert alert) {
        Lane lane = lanes.of(channel);
        if (lane != null && lane.spec.channel() instanceof Resending again) {
            again.keep(List.of(alert));
        }
    }

    /** What such channels told of and does not fire any more is over, whoever should have said so. */
    public synchronized void endAllBut(Predicate<String> fires, long nowMillis) {
        for (Lane lane : lanes.all()) {
            if (lane.spec.channel() instanceof Resending again) {
                again.endAllBut(fires, nowMillis);
            }
        }
    }

    /**
     * Does what leads to several notifications, and to notes of what was told, with no courier looking on: none of it
     * is sent before all of it is on disk.
     */
    public synchronized void atOnce(Runnable work) {
        work.run();
    }

    private void enqueue(Notification notification, long number, String detail, long nowNanos, long nowMillis) {
        Lane lane = lanes.of(notification.channel());
        if (isOfUse(notification, lane)) {
            ledger.enqueued(notification, detail, nowMillis);
            put(lane, new Delivery(notification, number, 0, nowNanos), nowNanos, nowMillis);
        }
        tellStandIns(notification, new HashSet<>(), nowNanos, nowMillis);
    }

    /** Who reads messages need not hear that somebody has an alert; who stood in for him may call people. */
    private static boolean isOfUse(Notification notification, @Nullable Lane lane) {
        return notification.reason() != Reason.ACKNOWLEDGED || (lane != null && lane.keepsIncidents());
    }

    /** @param told channels that hear of it: two may stand in for each other */
    private void tellStandIns(Notification notification, Set<String> told, long nowNanos, long nowMillis) {
        told.add(notification.channel());
        for (Notification news : standIns.hear(notification)) {
            Lane lane = lanes.of(news.channel());
            if (lane == null || told.contains(news.channel())) {
                continue;
            }
            if (isOfUse(news, lane) && !lane.isToSay(news)) {
                ledger.enqueued(news, "was told instead of " + notification.channel(), nowMillis);
                put(lane, new Delivery(news, ++lastNumber, 0, nowNanos), nowNanos, nowMillis);
            }
            tellStandIns(news, told, nowNanos, nowMillis);
        }
        standIns.heard(notification);
    }

    private void put(@Nullable Lane lane, Delivery put, long nowNanos, long nowMillis) {
        if (lane == null) {
            ledger.buried(null, put, Reason.DEAD, "there is no such channel", nowMillis);
            return;
        }
        Delivery delivery = precedence.admit(lane, put, nowMillis);
        if (delivery == null) {
            return;
        }
        boolean down = !lane.isWorking() && lane.movesOn(delivery);
        Delivery left = down ? settling.redirect(lane, delivery, Reason.BREAKER_OPEN, nowNanos, nowMillis) : delivery;
        if (left == null) {
            return;
        }
        if (lane.isFull()) {
            Delivery least = lane.leastWanted();
            lane.remove(least);
            ledger.buried(lane, least, Reason.RATE_LIMITED, "more than " + Lane.MAX_WAITING + " wait", nowMillis);
        }
        lane.add(left);
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
        for (Lane lane : lanes.inTurn()) {
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
            Parcel parcel = Parcels.next(lane, nowNanos, nowMillis);
            lane.start(parcel, nowNanos);
            lanes.hadItsTurn(lane);
            return parcel;
        }
        return null;
    }

    private void sweep(long nowNanos, long nowMillis) {
        endings.sweep(nowMillis);
        for (Lane lane : lanes.all()) {
            for (Delivery delivery : lane.waiting()) {
                if (nowNanos - delivery.deadlineNanos >= 0) {
                    lane.remove(delivery);
                    ledger.buried(lane, delivery, Reason.EXPIRED, "its time is over", nowMillis);
                }
            }
        }
    }

    /** What became of a parcel. */
    synchronized void finish(Parcel parcel, Answer answer, long nowNanos, long nowMillis) {
        settling.settle(parcel, answer, nowNanos, nowMillis);
        notifyAll();
    }

    /** How long until {@link #take} is worth another try. */
    synchronized long waitNanos(boolean slowAllowed, long nowNanos) {
        long wait = Long.MAX_VALUE;
        for (Lane lane : lanes.all()) {
            if (slowAllowed || !lane.isSlow) {
                wait = Math.min(wait, Math.min(lane.waitNanos(nowNanos), lane.againNanos(nowNanos)));
            }
        }
        return wait;
    }

    /** Sends a dead letter once more; whether there is one of that id. */
    public synchronized boolean retryDead(String id, long nowNanos, long nowMillis) {
        DeadLetter letter = dead.lift(id);
        if (letter == null) {
            return false;
        }
        enqueue(letter.notification(), OLDEST, "by hand", nowNanos, nowMillis);
        dead.forget(id); // not before it waits again, or a kill between the two would lose it
        notifyAll();
        return true;
    }

    /** The newest first. */
    public synchronized List<DeadLetter> deadLetters() {
        return dead.all();
    }

    /** How many critical notifications of something that fired were given up so far. */
    public synchronized long criticalDead() {
        return dead.critical();
    }

    /** Every channel as it stands, in the order of the file. */
    public synchronized List<ChannelStatus> status() {
        List<ChannelStatus> all = new ArrayList<>();
        for (Lane lane : lanes.all()) {
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
                    counts.latency.read(),
                    new EnumMap<>(counts.dead)));
        }
        return all;
    }

    /** How many wait or are on their way. */
    public synchronized int size() {
        int size = 0;
        for (Lane lane : lanes.all()) {
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
