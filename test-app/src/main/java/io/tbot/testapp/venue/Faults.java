package io.tbot.testapp.venue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which faults are on now, and how often they strike.
 *
 * <p>Threads: any; a change is seen by the next decision.
 */
final class Faults {
    private final Map<Fault, Double> shares = new ConcurrentHashMap<>();

    /** @param initially the share of each that is on, of 1 */
    Faults(Map<Fault, Double> initially) {
        shares.putAll(initially);
    }

    static Faults none() {
        return new Faults(Map.of());
    }

    boolean isOn(Fault fault) {
        return shares.containsKey(fault);
    }

    /** How often it strikes, of 1; 0 where it is off. */
    double share(Fault fault) {
        return shares.getOrDefault(fault, 0.0);
    }

    void turnOn(Fault fault, double share) {
        shares.put(fault, share);
    }

    void turnOff(Fault fault) {
        shares.remove(fault);
    }
}
