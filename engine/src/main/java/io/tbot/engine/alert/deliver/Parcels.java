package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.channel.Digest;
import io.tbot.engine.alert.channel.Message;
import java.util.ArrayList;
import java.util.List;

/** Chooses what of a channel's queue goes out in one go. Threads: under the outbox's lock. */
final class Parcels {
    private Parcels() {}

    /** The next parcel of a lane of which something is due. */
    static Parcel next(Lane lane, long nowNanos, long nowMillis) {
        int allowed = lane.available(nowNanos);
        List<Delivery> deliveries = choose(lane, lane.due(nowNanos), allowed);
        Delivery first = deliveries.get(0);
        Message message = first.message;
        if (first.digest != null) {
            message = goneOn(deliveries, first.digest, nowMillis);
        } else if (deliveries.size() > 1) {
            message = Digests.of(deliveries, nowMillis);
        }
        message.allow(allowed);
        for (Delivery delivery : deliveries) {
            lane.remove(delivery);
            delivery.attempts++;
        }
        lane.counts.attempts++;
        return new Parcel(lane, message, deliveries);
    }

    /** As it was begun; without that of which something newer has taken the place meanwhile. */
    private static Message goneOn(List<Delivery> deliveries, Message begun, long nowMillis) {
        Digest digest = begun.digest();
        int size = digest == null ? 1 : digest.notifications();
        if (size == deliveries.size() && deliveries.stream().noneMatch(delivery -> delivery.isReworded)) {
            return begun;
        }
        Message left = deliveries.size() == 1 ? deliveries.get(0).message : Digests.of(deliveries, nowMillis);
        Message rest = begun.goneOnAs(left.notification(), left.digest());
        for (Delivery delivery : deliveries) {
            delivery.digest = rest;
            delivery.isReworded = false;
        }
        return rest;
    }

    /**
     * The first alone, unless it is one of more than the receiver takes now: then these go together, the critical ones
     * apart from all others. A digest that some recipients have stays what it was.
     */
    private static List<Delivery> choose(Lane lane, List<Delivery> due, int allowed) {
        Delivery first = due.get(0);
        if (!lane.spec.channel().digests()) {
            return List.of(first);
        }
        List<Delivery> together = new ArrayList<>();
        for (Delivery delivery : due) {
            if (delivery.digest == first.digest && delivery.isCritical() == first.isCritical()) {
                together.add(delivery);
            }
        }
        return first.digest != null || together.size() > allowed ? together : List.of(first);
    }
}
