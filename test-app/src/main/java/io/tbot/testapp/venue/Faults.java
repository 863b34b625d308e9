package io.tbot.testapp.venue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which faults are on now.
 *
 * <p>Threads: any; a change is seen by the next decision.
 */
final class Faults {
    private final Set<Fault> on = ConcurrentHashMap.newKeySet();

    Faults(Set<Fault> initially) {
        on.addAll(initially);
    }

    boolean isOn(Fault fault) {
        return on.contains(fault);
    }

    void set(Fault fault, boolean value) {
        if (value) {
            on.add(fault);
        } else {
            on.remove(fault);
        }
    }
}
