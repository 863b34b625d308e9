package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Severity;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells those receivers that call people about an alert by themselves, as PagerDuty does, that somebody has it: or they
 * go on calling. Others are told nothing of it.
 *
 * <p>Threads: under the lock of {@link Notices}. Shape: an entry for each alert that fires and is acknowledged. Errors:
 * after a kill the same may be told once more, which changes nothing there.
 */
final class Taken {
    private static final String KEY = "acknowledgement of ";

    private final Consumer<Notification> outbox;
    private final Supplier<String> ids;
    private final GroupKeeper keeper;
    private final Called called;

    /** Whether somebody was told of it, by fingerprint. */
    private final Map<String, Boolean> known = new HashMap<>();

    Taken(Consumer<Notification> outbox, Supplier<String> ids, GroupKeeper keeper, Called called) {
        this.outbox = outbox;
        this.ids = ids;
        this.keeper = keeper;
        this.called = called;
    }

    /** Takes back what an earlier run had told; whether the key is of such. */
    boolean restore(String key) {
        boolean isOurs = key.startsWith(KEY);
        if (isOurs) {
            known.put(key.substring(KEY.length()), true);
        }
        return isOurs;
    }

    /** Looks who has what now; before the groups tell their news, which says of each alert whether somebody has it. */
    void tick(List<HeldAlert> firing, Collection<Group> groups, Routing routing, Moment now) {
        Set<String> receivers = routing.rulebook().acknowledging();
        if (receivers.isEmpty() && known.isEmpty()) {
            return;
        }
        Set<String> taken = new LinkedHashSet<>();
        for (HeldAlert alert : firing) {
            if (alert.acknowledgement().isThere()) {
                taken.add(alert.fingerprint());
                if (!known.containsKey(alert.fingerprint())) {
                    known.put(alert.fingerprint(), tell(alert, receivers, groups, now));
                }
            }
        }
        for (Iterator<Map.Entry<String, Boolean>> all = known.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, Boolean> each = all.next();
            if (!taken.contains(each.getKey())) {
                all.remove();
                if (each.getValue()) {
                    keeper.dropGroup(KEY + each.getKey());
                }
            }
        }
    }

    private boolean tell(HeldAlert held, Set<String> receivers, Collection<Group> groups, Moment now) {
        Set<String> told = new LinkedHashSet<>(called.by(held.fingerprint()));
        told.addAll(Group.tellers(held.fingerprint(), groups));
        told.retainAll(receivers);
        if (told.isEmpty()) {
            return false;
        }
        Alert alert = held.toAlert();
        String key = KEY + alert.fingerprint(); // in a group of its own: it must not take the place of other news
        for (String channel : told) {
            // of no severity: it goes behind what fires, and is nothing that others must hear where this one is down
            outbox.accept(new Notification(
                    ids.get(),
                    channel,
                    key,
                    alert.labels(),
                    Reason.ACKNOWLEDGED,
                    Severity.INFO,
                    List.of(alert),
                    now.millis()));
        }
        keeper.keepGroup(key, new GroupText(now.millis(), List.copyOf(told), alert.labels(), List.of()).text());
        return true;
    }
}
