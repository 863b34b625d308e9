package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Why an alert is not told of in this tick, and what is behind that.
 *
 * @param by the silence, or the alert that inhibits it
 */
record Hiding(Reason reason, String by) {
    static final Hiding NONE = new Hiding(Reason.NOTHING_NEW, "");

    boolean hidesNothing() {
        return reason == Reason.NOTHING_NEW;
    }

    /** All silences and inhibitions of one tick, so that each alert is looked up once however many fire. */
    static final class Tick {
        private final List<Silence> silences;
        private final List<Inhibition> inhibitions;
        private final List<Sources> sources = new ArrayList<>();

        Tick(List<Silence> active, List<Inhibition> inhibitions, List<HeldAlert> firing) {
            this.silences = active;
            this.inhibitions = inhibitions;
            for (Inhibition inhibition : inhibitions) {
                sources.add(new Sources(inhibition, firing));
            }
        }

        /** What silences or inhibits an alert of these labels. */
        Hiding of(Labels labels) {
            Silence silence = Silences.silencing(silences, labels);
            if (silence != null) {
                return new Hiding(Reason.SILENCED, silence.id());
            }
            for (int i = 0; i < sources.size(); i++) {
                String source = sources.get(i).inhibiting(inhibitions.get(i), labels);
                if (!source.isEmpty()) {
                    return new Hiding(Reason.INHIBITED, source);
                }
            }
            return NONE;
        }
    }

    /** What fires of an inhibition's sources, by the labels that must be equal. */
    private static final class Sources {
        private final Map<List<String>, String> all = new HashMap<>();

        /**
         * Those that are no target themselves: an alert that is both is inhibited by these alone, as Alertmanager does.
         */
        private final Map<List<String>, String> only = new HashMap<>();

        Sources(Inhibition inhibition, List<HeldAlert> firing) {
            for (HeldAlert alert : firing) {
                Labels labels = alert.labels();
                if (inhibition.isSource(labels)) {
                    List<String> equal = inhibition.equalOf(labels);
                    all.putIfAbsent(equal, alert.fingerprint());
                    if (!inhibition.isTarget(labels)) {
                        only.putIfAbsent(equal, alert.fingerprint());
                    }
                }
            }
        }

        /** The source's fingerprint; empty where there is none. */
        String inhibiting(Inhibition inhibition, Labels labels) {
            if (all.isEmpty() || !inhibition.isTarget(labels)) {
                return "";
            }
            Map<List<String>, String> these = inhibition.isSource(labels) ? only : all;
            return these.getOrDefault(inhibition.equalOf(labels), "");
        }
    }
}
