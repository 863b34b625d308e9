package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.channel.ChannelSpec;
import io.tbot.engine.alert.channel.Rate;
import io.tbot.engine.alert.channel.Resending;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One channel's queue with everything that may hold it up.
 *
 * <p>Threads: under the outbox's lock. Shape: {@value #MAX_WAITING} deliveries at most, one on its way.
 */
final class Lane {
    static final int MAX_WAITING = 10_000;

    ChannelSpec spec;
    final Breaker breaker = new Breaker();
    final ChannelCounts counts = new ChannelCounts();
    private final Map<String, Delivery> waiting = new LinkedHashMap<>();
    private final Map<String, Delivery> byGroup = new HashMap<>();
    private final ByAlert byAlert = new ByAlert();
    private final List<Bucket> buckets = new ArrayList<>();
    private long pausedUntilNanos;
    private long toldNanos;

    @Nullable
    Parcel onItsWay;

    /** Whether its last attempt took long, or there was none yet, so that the next may hold its courier. */
    boolean isSlow = true;

    Lane(ChannelSpec spec, long nowNanos) {
        this.spec = spec;
        this.pausedUntilNanos = nowNanos;
        this.toldNanos = nowNanos;
        become(spec, nowNanos);
    }

    /** The channel as the file has it now; the queue stays. */
    void become(ChannelSpec now, long nowNanos) {
        if (spec.channel() instanceof Resending before
                && now.channel() instanceof Resending next
                && !before.equals(next)) {
            next.keep(before.kept());
        }
        if (now.rates().equals(spec.rates()) && !buckets.isEmpty()) {
            spec = now;
            return;
        }
        spec = now;
        buckets.clear();
        for (Rate rate : now.rates()) {
            buckets.add(new Bucket(rate, nowNanos));
        }
    }

    boolean isFull() {
        return waiting.size() >= MAX_WAITING;
    }

    /** The oldest that is not critical; the oldest where all are. */
    Delivery leastWanted() {
        Delivery oldest = null;
        for (Delivery delivery : waiting.values()) {
            if (!delivery.isCritical()) {
                return delivery;
            }
            oldest = oldest == null ? delivery : oldest;
        }
        if (oldest == null) {
            throw new IllegalStateException("nothing waits");
        }
        return oldest;
    }

    int size() {
        return waiting.size() + (onItsWay == null ? 0 : onItsWay.deliveries().size());
    }

    /** In the order in which the outbox was told of them. */
    List<Delivery> waiting() {
        List<Delivery> all = new ArrayList<>(waiting.values());
        all.sort(Comparator.comparingLong(delivery -> delivery.number));
        return all;
    }

    /** Whether another one of that id waits: a kill may leave one twice. */
    boolean hasTwin(Delivery delivery) {
        Delivery other = waiting.get(delivery.notification.id());
        return other != null && other != delivery;
    }

    boolean isWaiting(Delivery delivery) {
        return waiting.get(delivery.notification.id()) == delivery;
    }

    /** Those, waiting or on their way, that say something of that alert. */
    List<Delivery> ofAlert(String fingerprint) {
        return byAlert.of(fingerprint);
    }

    /** Whether it is about to say all of that. */
    boolean isToSay(Notification news) {
        for (Alert alert : news.alerts()) {
            boolean isSaid = false;
            for (Delivery delivery : ofAlert(alert.fingerprint())) {
                Alert last = Successor.last(delivery.notification).get(alert.fingerprint());
                isSaid |= last != null
                        && last.isFiring() == alert.isFiring()
                        && last.startsAtMillis() == alert.startsAtMillis()
                        && (news.reason() != Reason.ACKNOWLEDGED || delivery.notification.reason() == news.reason());
            }
            if (!isSaid) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether its receiver keeps an incident for each alert and calls people by itself: there each alert's last word
     * counts, whichever group it is of.
     */
    boolean keepsIncidents() {
        return spec.channel().hearsAcknowledgements();
    }

    /** The one of that group that still waits. */
    @Nullable
    Delivery ofGroup(String group) {
        return byGroup.get(group);
    }

    void add(Delivery delivery) {
        waiting.put(delivery.notification.id(), delivery);
        byGroup.put(delivery.notification.group(), delivery);
        byAlert.add(delivery);
    }

    /** One that waits says something else from now on; it keeps its place. */
    void reword(Delivery was, Delivery is) {
        byAlert.remove(was);
        add(is);
    }

    void remove(Delivery delivery) {
        byAlert.remove(delivery);
        waiting.remove(delivery.notification.id());
        byGroup.remove(delivery.notification.group(), delivery);
    }

    /** Leaves the whole channel alone for a while. */
    void pause(long untilNanos) {
        if (untilNanos - pausedUntilNanos > 0) {
            pausedUntilNanos = untilNanos;
        }
    }

    /** How long until this lane may send anything; {@link Long#MAX_VALUE} where nothing waits or one is on its way. */
    long waitNanos(long nowNanos) {
        if (onItsWay != null || waiting.isEmpty()) {
            return Long.MAX_VALUE;
        }
        long wait = Math.max(breaker.waitNanos(nowNanos), Math.max(0, pausedUntilNanos - nowNanos));
        for (Bucket bucket : buckets) {
            wait = Math.max(wait, bucket.waitNanos(nowNanos));
        }
        if (wait > 0) {
            return wait; // nobody need look through the queue for that
        }
        long due = Long.MAX_VALUE;
        for (Delivery delivery : waiting.values()) {
            due = Math.min(due, Math.max(0, delivery.dueNanos - nowNanos));
            if (due == 0) {
                break;
            }
        }
        return due;
    }

    /** How long until the channel must tell again what it told before; {@link Long#MAX_VALUE} where it need not. */
    long againNanos(long nowNanos) {
        if (onItsWay != null || !(spec.channel() instanceof Resending)) {
            return Long.MAX_VALUE;
        }
        return Math.max(0, toldNanos + Resending.PERIOD_MILLIS * 1_000_000L - nowNanos);
    }

    /** Whether that delivery goes to the fallback while this channel is down: a cluster stands for all channels. */
    boolean movesOn(Delivery delivery) {
        return delivery.isCritical() || spec.channel() instanceof Resending;
    }

    /** The channel is on its way to tell again what it told before. */
    void startAgain(Parcel parcel, long nowNanos) {
        onItsWay = parcel;
        toldNanos = nowNanos;
        breaker.started();
    }

    /** What is due, critical ones first, else in their order. */
    List<Delivery> due(long nowNanos) {
        List<Delivery> critical = new ArrayList<>();
        List<Delivery> others = new ArrayList<>();
        for (Delivery delivery : waiting.values()) {
            if (delivery.dueNanos - nowNanos <= 0) {
                (delivery.isCritical() ? critical : others).add(delivery);
            }
        }
        critical.addAll(others);
        return critical;
    }

    void start(Parcel parcel, long nowNanos) {
        onItsWay = parcel;
        parcel.deliveries().forEach(byAlert::add);
        breaker.started();
        for (Bucket bucket : buckets) {
            bucket.take(nowNanos);
        }
    }

    /** How many requests the receiver takes now. */
    int available(long nowNanos) {
        int least = Integer.MAX_VALUE;
        for (Bucket bucket : buckets) {
            least = Math.min(least, bucket.available(nowNanos));
        }
        return least;
    }

    /** Whether it is believed to take what it is sent. */
    boolean isWorking() {
        return breaker.state() == Breaker.State.CLOSED;
    }

    /** A parcel is back, for which more requests were made than the one that was counted when it left. */
    void isBack(Parcel parcel, long nowNanos) {
        onItsWay = null;
        parcel.deliveries().forEach(byAlert::remove);
        int more = parcel.message() == null ? 0 : parcel.message().asked() - 1;
        for (Bucket bucket : buckets) {
            for (int i = 0; i < more; i++) {
                bucket.take(nowNanos);
            }
        }
    }
}
