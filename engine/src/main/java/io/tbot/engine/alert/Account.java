package io.tbot.engine.alert;

import io.tbot.engine.alert.deliver.DeliveryLog;
import io.tbot.engine.alert.hold.History;
import io.tbot.engine.alert.hold.Phase;
import io.tbot.engine.alert.hold.Transition;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.notice.Decisions;
import io.tbot.engine.alert.notice.Silences;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps account of what becomes of alerts: in the history, in the delivery log, and with whoever listens.
 *
 * <p>Threads: under the engine's lock, transitions under the book's too; {@link #tell} any.
 */
final class Account implements Decisions {
    private final History history;
    private final Silences silences;
    private final Annotations annotations;
    private final DeliveryLog log;
    private volatile Consumer<Transition> listener = transition -> {};

    Account(History history, Silences silences, Annotations annotations, DeliveryLog log) {
        this.history = history;
        this.silences = silences;
        this.annotations = annotations;
        this.log = log;
    }

    void tell(Consumer<Transition> listener) {
        this.listener = listener;
    }

    /** Hears of each transition after those who tell people of it. */
    Consumer<Transition> behind(Consumer<Transition> notices) {
        return transition -> {
            notices.accept(transition);
            listener.accept(transition);
            heard(transition);
        };
    }

    private void heard(Transition transition) {
        Alert alert = transition.alert();
        boolean over = transition.to() == Phase.RESOLVED;
        if (!over) {
            history.hear(transition);
        }
        if (silences.silencing(alert.labels(), transition.atMillis()) != null) {
            history.suppressed(alert.fingerprint(), Reason.SILENCED); // also where no channel is there to be silent
        }
        if (over) { // its texts are about the numbers of this moment
            history.hear(new Transition(
                    annotations.filled(alert),
                    transition.from(),
                    transition.to(),
                    transition.cause(),
                    transition.atMillis()));
        }
    }

    void sent(Notification notification) {
        if (notification.reason() == Reason.ESCALATED) {
            notification.alerts().forEach(alert -> history.escalated(alert.fingerprint(), alert.escalationStep()));
        }
    }

    @Override
    public void decided(long nowMillis, String group, String fingerprint, Reason reason, String by) {
        List<String> fingerprints = fingerprint.isEmpty() ? List.of() : List.of(fingerprint);
        history.suppressed(fingerprint, reason);
        log.add(new DeliveryLog.Entry(nowMillis, "", group, "", DeliveryLog.HELD, reason, 0, by, fingerprints));
    }
}
