package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.hold.AlertBook;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Who was called by the steps of an escalation: they hear that the alert is over, too, unless a group tells them, or an
 * incident opened by a step would stay open for ever.
 *
 * <p>Threads: under the lock of {@link Notices}. Shape: an entry for each alert that fires and has taken a step.
 */
final class Called {
    private static final String KEY = "escalation of ";

    private final Consumer<Notification> outbox;
    private final Supplier<String> ids;
    private final GroupKeeper keeper;
    private final Map<String, GroupText> byKey = new LinkedHashMap<>();

    Called(Consumer<Notification> outbox, Supplier<String> ids, GroupKeeper keeper) {
        this.outbox = outbox;
        this.ids = ids;
        this.keeper = keeper;
    }

    /** Takes the step: tells its channels. */
    void call(HeldAlert held, Escalation.Step step, Moment now) {
        Alert alert = held.toAlert().atStep(held.step() + 1);
        String key = KEY + alert.fingerprint();
        Set<String> channels = new LinkedHashSet<>();
        GroupText before = byKey.get(key);
        if (before != null) {
            channels.addAll(before.channels());
        }
        channels.addAll(step.channels());
        GroupText text = new GroupText(now.millis(), List.copyOf(channels), alert.labels(), List.of(alert));
        byKey.put(key, text);
        keeper.keepGroup(key, text.text()); // before the messages: whoever gets one will hear of the end
        step.channels().forEach(channel -> send(key, channel, Reason.ESCALATED, alert, now));
    }

    /** Who was called about that alert. */
    List<String> by(String fingerprint) {
        GroupText text = byKey.get(KEY + fingerprint);
        return text == null ? List.of() : text.channels();
    }

    /** Takes back whom an earlier run had called; whether the key is of such. */
    boolean restore(String key, GroupText kept) {
        boolean isOurs = key.startsWith(KEY) && kept.told().size() == 1;
        if (isOurs) {
            byKey.put(key, kept);
        }
        return isOurs;
    }

    /** Names, for each channel, the alerts of which its receiver thinks that they fire. */
    void told(BiConsumer<String, Alert> out) {
        byKey.values()
                .forEach(each -> each.channels()
                        .forEach(channel -> out.accept(channel, each.told().get(0))));
    }

    /**
     * An alert is over.
     *
     * @param groups tell their own channels of it
     */
    void over(Alert ended, Collection<Group> groups, Routing routing, Moment now) {
        String key = KEY + ended.fingerprint();
        GroupText kept = byKey.remove(key);
        if (kept == null) {
            return;
        }
        Set<String> others = Group.tellers(ended.fingerprint(), groups);
        for (String channel : kept.channels()) {
            if (!others.contains(channel) && routing.knows(channel)) {
                send(key, channel, Reason.ALL_RESOLVED, ended, now);
            }
        }
        keeper.dropGroup(key);
    }

    /** Those that ended while nobody was there to hear of it, between two runs, are over. */
    void sweep(AlertBook book, Collection<Group> groups, Routing routing, Moment now) {
        for (GroupText kept : List.copyOf(byKey.values())) {
            Alert alert = kept.told().get(0);
            HeldAlert held = book.find(alert.fingerprint());
            if (held == null || !held.phase().fires()) {
                over(Regrouping.over(alert, now.millis()), groups, routing, now);
            }
        }
    }

    private void send(String key, String channel, Reason reason, Alert alert, Moment now) {
        outbox.accept(new Notification(
                ids.get(), channel, key, alert.labels(), reason, alert.severity(), List.of(alert), now.millis()));
    }
}
