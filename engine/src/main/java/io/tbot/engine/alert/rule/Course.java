package io.tbot.engine.alert.rule;

import io.tbot.engine.alert.model.Fingerprint;
import io.tbot.engine.alert.model.Labels;
import java.util.Arrays;

/**
 * The last values of each instance of a rule, for rules whose texts show them.
 *
 * <p>Threads: the evaluating one. Shape: {@value #POINTS} values of 8 bytes for each instance, one for each look.
 */
final class Course {
    private static final int POINTS = 30;
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private double[][] values = new double[0][];
    private int next;

    /** Takes the values of this look. */
    void note(Node root) {
        int n = root.size();
        if (values.length < n) {
            int before = values.length;
            values = Arrays.copyOf(values, Math.max(n, before * 2));
            for (int i = before; i < values.length; i++) {
                values[i] = new double[POINTS];
                Arrays.fill(values[i], Double.NaN);
            }
        }
        for (int i = 0; i < n; i++) {
            boolean known = root.state[i] != Node.NO_DATA && root.state[i] != Node.INSUFFICIENT;
            values[i][next] = known ? root.value[i] : Double.NaN;
        }
        next = (next + 1) % POINTS;
    }

    /** {@code ▁▁▂█}: from the least to the most of its own values, a blank where there was none; the newest last. */
    String line(int instance) {
        double[] of = instance < values.length ? values[instance] : new double[0];
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : of) {
            if (Double.isFinite(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < of.length; i++) {
            double value = of[(next + i) % POINTS];
            if (Double.isFinite(value)) {
                double share = most > least ? (value - least) / (most - least) : 0;
                line.append(BARS.charAt((int) Math.round(share * (BARS.length() - 1))));
            } else if (line.length() > 0) {
                line.append(' ');
            }
        }
        return line.toString().stripTrailing();
    }

    /** The number of the instance that an alert is of; -1 where there is none. */
    static int find(Node root, String rule, String fingerprint) {
        for (int i = 0; i < root.size(); i++) {
            Labels labels = root.labels.get(i);
            if (Fingerprint.of(rule, labels).equals(fingerprint)) {
                return i;
            }
        }
        return -1;
    }
}
