package io.tbot.engine.alert.rule;

import io.tbot.engine.alert.model.Labels;
import java.util.HashMap;
import java.util.Map;

/** One increase as a share of another: of what never happened the share is 0, of nothing there is none. */
final class Ratio extends Node {
    private final Node part;
    private final Node whole;
    private final double minSamples;
    private final Map<Labels, Integer> parts = new HashMap<>();
    private int[] partner = {};
    private int partsSize;

    Ratio(Node part, Node whole, double minSamples) {
        this.part = part;
        this.whole = whole;
        this.minSamples = minSamples;
    }

    @Override
    boolean isVerdict() {
        return false;
    }

    @Override
    void evaluate(Moment now) {
        part.evaluate(now);
        whole.evaluate(now);
        if (partner.length != whole.size() || partsSize != part.size()) {
            join();
        }
        for (int i = 0; i < size(); i++) {
            double all = whole.value[i];
            if (whole.state[i] != NUMBER || !(all > 0)) {
                number(i, Double.NaN);
            } else if (all < minSamples) {
                set(i, INSUFFICIENT, Double.NaN, Double.NaN);
            } else {
                number(i, (partner[i] < 0 ? 0 : part.value[partner[i]]) / all);
            }
        }
    }

    private void join() {
        for (; partsSize < part.size(); partsSize++) {
            parts.put(part.labels.get(partsSize), partsSize);
        }
        while (size() < whole.size()) {
            add(whole.labels.get(size()));
        }
        partner = new int[size()];
        for (int i = 0; i < partner.length; i++) {
            Integer at = parts.get(labels.get(i));
            partner[i] = at == null ? -1 : at;
        }
    }
}
