package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.channel.ChannelSpec;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The channels' queues, in the order of the file, and which of them stands in for which.
 *
 * <p>Threads: under the outbox's lock.
 */
final class Lanes {
    /** Why what waits for a channel that a reload took away is given up. */
    static final String GONE = "there is no such channel any more";

    private final Map<String, Lane> byName = new LinkedHashMap<>();
    private int turn;

    /** The channels from now on; a queue whose channel stays is kept. Gives back the queues that are gone. */
    Collection<Lane> become(Collection<ChannelSpec> specs, long nowNanos) {
        Map<String, Lane> before = new LinkedHashMap<>(byName);
        byName.clear();
        for (ChannelSpec spec : specs) {
            Lane lane = before.remove(spec.name());
            if (lane == null) {
                lane = new Lane(spec, nowNanos);
            } else {
                lane.become(spec, nowNanos);
            }
            byName.put(spec.name(), lane);
        }
        return before.values();
    }

    @Nullable
    Lane of(String channel) {
        return byName.get(channel);
    }

    /** Whether no reload took it away. */
    boolean has(Lane lane) {
        return byName.get(lane.spec.name()) == lane;
    }

    Collection<Lane> all() {
        return byName.values();
    }

    /** All of them, beginning where the last turn ended. */
    List<Lane> inTurn() {
        List<Lane> lanes = new ArrayList<>(byName.values());
        List<Lane> turned = new ArrayList<>(lanes.size());
        for (int i = 0; i < lanes.size(); i++) {
            turned.add(lanes.get((turn + i) % lanes.size()));
        }
        return turned;
    }

    /** That lane had its turn. */
    void hadItsTurn(Lane lane) {
        turn = new ArrayList<>(byName.values()).indexOf(lane) + 1;
    }

    /** The first channel down the line of fallbacks that works and has not had it; {@code null} where there is none. */
    @Nullable
    Lane fallback(Lane from, Delivery delivery) {
        Lane to = byName.get(from.spec.fallback());
        for (int i = 0; i < byName.size() && to != null; i++) {
            if (to.isWorking() && !delivery.tried.contains(to.spec.name())) {
                return to;
            }
            to = byName.get(to.spec.fallback());
        }
        return null;
    }

    /**
     * Whom to tell instead, where a notification says of its own channel that it is down, or is about lost messages and
     * its channel is down: the fallback, or else every other channel that works; empty where it says no such thing, or
     * where nobody else is there.
     */
    List<Lane> insteadOf(Notification notification) {
        Lane own = byName.get(notification.channel());
        if (own == null || !isToldByOthers(notification, own)) {
            return List.of();
        }
        Lane fallback = byName.get(own.spec.fallback());
        if (fallback != null && fallback.isWorking()) {
            return List.of(fallback);
        }
        List<Lane> others = new ArrayList<>();
        for (Lane lane : byName.values()) {
            if (lane != own && lane.isWorking() && !lane.spec.onlyByName()) {
                others.add(lane);
            }
        }
        return others;
    }

    private static boolean isToldByOthers(Notification notification, Lane own) {
        if (notification.reason() == Reason.ACKNOWLEDGED) {
            return false; // of use to that receiver alone
        }
        for (Alert alert : notification.alerts()) {
            boolean isDown = alert.rule().equals(Outbox.CHANNEL_DOWN);
            if (isDown && alert.labels().get("channel").equals(notification.channel())) {
                return true;
            }
            if (alert.rule().equals(Outbox.DEAD_LETTER) && !own.isWorking()) {
                return true;
            }
        }
        return false;
    }
}
