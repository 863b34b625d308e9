package io.tbot.testapp.venue;

import java.util.Map;

/** How faults are asked for: {@code NAME}, {@code NAME=SHARE} or {@code all}. */
final class FaultOption {
    private static final String ALL = "all";

    private FaultOption() {}

    /**
     * Adds what one value asks for.
     *
     * @throws IllegalArgumentException with what is wrong about it, without the name of the option
     */
    static void addTo(Map<Fault, Double> faults, String value) {
        if (value.equals(ALL)) {
            for (Fault fault : Fault.values()) {
                faults.putIfAbsent(fault, fault.share());
            }
            return;
        }
        int equals = value.indexOf('=');
        String label = equals < 0 ? value : value.substring(0, equals);
        Fault fault = Fault.labelled(label);
        if (fault == null) {
            throw new IllegalArgumentException("'" + label + "' is not one of " + Fault.labels());
        }
        faults.put(fault, equals < 0 ? fault.share() : share(value.substring(equals + 1)));
    }

    static double share(String text) {
        double share;
        try {
            share = Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            share = Double.NaN;
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share '" + text + "' is not a number above 0 and up to 1");
        }
        return share;
    }
}
