package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Notification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that nothing old is told behind something new. A channel has one courier at a time, so that it is enough
 * that of two that wait, and of one that comes back and one that waits, the newer takes the place of the older:
 *
 * <ul>
 *   <li>of one group, all of it;
 *   <li>of one alert, in whatever groups: that it is over takes the place of its firing;
 *   <li>of one alert, where the receiver keeps an incident for each: whatever is newer. What somebody has taken before
 *       its incident could be opened opens none, or people would be called who need not come; where the first attempt
 *       did arrive and its answer was lost, the acknowledgement finds the incident.
 * </ul>
 *
 * That something is over is never lost by that, unless the same alert is said to fire behind it: an incident must be
 * closed for the next to be opened.
 *
 * <p>Threads: under the outbox's lock.
 */
final class Precedence {
    private final Ledger ledger;

    Precedence(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Makes way for a delivery that is about to wait, and takes from it what newer ones say.
     *
     * @return what is to be added to the queue; {@code null} where newer ones say all of it
     */
    @Nullable
    Delivery admit(Lane lane, Delivery delivery, long nowMillis) {
        Delivery left = giveWay(lane, delivery, nowMillis);
        return left == null ? null : takeOver(lane, ofGroup(lane, left, nowMillis), nowMillis);
    }

    /** Of two of one group the newer, which says what only the older one did: that something is over. */
    private Delivery ofGroup(Lane lane, Delivery delivery, long nowMillis) {
        Delivery own = lane.ofGroup(delivery.notification.group());
        if (own == null) {
            return delivery;
        }
        lane.remove(own);
        Delivery newer = isNewer(own, delivery) ? own : delivery;
        Delivery older = newer == own ? delivery : own;
        Map<String, Alert> said = Successor.last(newer.notification);
        List<Alert> ended = new ArrayList<>();
        for (Alert alert : older.notification.alerts()) {
            Alert last = said.get(alert.fingerprint());
            if (!alert.isFiring() && (last == null || mustHear(lane, newer, last))) {
                ended.add(alert);
            }
        }
        Delivery heir = sayingMore(lane, newer, ended);
        boolean isTwin = older.notification.id().equals(heir.notification.id());
        ledger.replaced(lane, older, isTwin, nowMillis);
        return heir;
    }

    private static boolean isNewer(Delivery one, Delivery other) {
        return one.number == other.number // both were given up before
                ? one.notification.createdMillis() > other.notification.createdMillis()
                : one.number > other.number;
    }

    /** Whether the last word of a newer one needs an older one before it: the end of the last incident. */
    private static boolean mustHear(Lane lane, Delivery newer, Alert last) {
        return lane.keepsIncidents() && last.isFiring() && newer.attempts == 0;
    }

    private Delivery sayingMore(Lane lane, Delivery delivery, List<Alert> ended) {
        Notification more = Successor.with(delivery.notification, ended);
        if (more.size() == delivery.notification.size()) {
            return delivery;
        }
        ledger.rewritten(more);
        return delivery.sayingMore(more, lane.keepsIncidents());
    }

    /** Takes from it what is said by newer ones that wait or are on their way. */
    @Nullable
    Delivery giveWay(Lane lane, Delivery delivery, long nowMillis) {
        List<Alert> gone = new ArrayList<>();
        for (Alert alert : delivery.notification.alerts()) {
            Delivery newest = null;
            boolean isOld = false;
            for (Delivery other : lane.ofAlert(alert.fingerprint())) {
                if (other.number > delivery.number) {
                    isOld |= takesThePlace(lane, lastOf(other, alert), alert);
                    newest = newest == null || other.number > newest.number ? other : newest;
                }
            }
            if (isOld && newest != null) {
                gone.add(alert);
                if (!alert.isFiring() && lane.isWaiting(newest) && mustHear(lane, newest, lastOf(newest, alert))) {
                    lane.reword(newest, sayingMore(lane, newest, List.of(alert)));
                }
            }
        }
        return without(lane, delivery, gone, nowMillis);
    }

    /** What that one, which speaks of the alert, says of it last. */
    private static Alert lastOf(Delivery delivery, Alert alert) {
        return Objects.requireNonNull(Successor.last(delivery.notification).get(alert.fingerprint()));
    }

    private static boolean takesThePlace(Lane lane, Alert last, Alert older) {
        return lane.keepsIncidents() || isEndOf(older, last);
    }

    /** Of that firing, and not of an earlier one. */
    private static boolean isEndOf(Alert older, Alert last) {
        return older.isFiring() && !last.isFiring() && older.startsAtMillis() <= last.startsAtMillis();
    }

    /** Takes from older ones that wait what this one says. */
    private Delivery takeOver(Lane lane, Delivery delivery, long nowMillis) {
        Map<Delivery, List<Alert>> gone = new LinkedHashMap<>();
        Map<String, Alert> ended = new HashMap<>();
        for (Alert alert : delivery.notification.alerts()) {
            for (Delivery other : lane.ofAlert(alert.fingerprint())) {
                if (other.number < delivery.number && lane.isWaiting(other)) {
                    gone.putIfAbsent(other, new ArrayList<>());
                }
            }
        }
        Map<String, Alert> said = gone.isEmpty() ? Map.of() : Successor.last(delivery.notification);
        gone.forEach((other, alerts) -> {
            for (Alert alert : other.notification.alerts()) {
                Alert last = said.get(alert.fingerprint());
                if (last != null && takesThePlace(lane, last, alert)) {
                    alerts.add(alert);
                    if (!alert.isFiring() && mustHear(lane, delivery, last)) {
                        ended.put(alert.fingerprint(), alert);
                    }
                }
            }
        });
        Delivery heir = sayingMore(lane, delivery, List.copyOf(ended.values()));
        gone.forEach((other, alerts) -> {
            Delivery left = without(lane, other, alerts, nowMillis);
            if (left == null) {
                lane.remove(other);
            } else if (left != other) {
                lane.reword(other, left);
            }
        });
        return heir;
    }

    private @Nullable Delivery without(Lane lane, Delivery delivery, List<Alert> gone, long nowMillis) {
        if (gone.isEmpty()) {
            return delivery;
        }
        Notification less = Successor.without(delivery.notification, gone);
        if (less == null) {
            ledger.replaced(lane, delivery, lane.hasTwin(delivery), nowMillis);
            return null;
        }
        Delivery left = delivery.sayingLess(less);
        ledger.struck(delivery, left, gone, nowMillis);
        return left;
    }
}
