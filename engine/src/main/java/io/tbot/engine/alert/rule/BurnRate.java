package io.tbot.engine.alert.rule;

import java.util.List;

/**
 * How many times faster than allowed an error budget is used up: in a long and a short window at once, of one pair of
 * windows or another. Source: Google, The Site Reliability Workbook (2018), chapter 5.
 */
final class BurnRate extends Node {
    private final List<Pair> pairs;
    private final double budget;

    /** @param slo the share that must go well, below 1 */
    BurnRate(List<Pair> pairs, double slo) {
        this.pairs = pairs;
        this.budget = 1 - slo;
    }

    @Override
    boolean isVerdict() {
        return true;
    }

    @Override
    void evaluate(Moment now) {
        for (int p = 0; p < pairs.size(); p++) {
            pairs.get(p).overLong().evaluate(now);
            pairs.get(p).overShort().evaluate(now);
        }
        Node first = pairs.get(0).overLong();
        while (size() < first.size()) {
            add(first.labels.get(size()));
        }
        for (int i = 0; i < size(); i++) {
            look(i);
        }
    }

    private void look(int i) {
        set(i, NO_DATA, Double.NaN, Double.NaN);
        for (int p = 0; p < pairs.size() && state[i] != TRUE; p++) {
            Pair pair = pairs.get(p);
            byte overLong = pair.overLong().state[i];
            byte overShort = pair.overShort().state[i];
            double burn = pair.overLong().value[i] / budget;
            if (overLong == NUMBER && overShort == NUMBER) {
                boolean fast = burn > pair.factor() && pair.overShort().value[i] / budget > pair.factor();
                if (fast || state[i] < FALSE) {
                    verdict(i, fast, burn, pair.factor());
                }
            } else if (overLong == NUMBER && state[i] < FALSE) {
                verdict(i, false, burn, pair.factor()); // nothing happened of late
            } else if (state[i] < FALSE) {
                set(i, (byte) Math.max(state[i], Math.min(overLong, INSUFFICIENT)), Double.NaN, Double.NaN);
            }
        }
    }

    /** Shares of failure over a long and a short window, and the burn rate that is too much. */
    record Pair(Node overLong, Node overShort, double factor) {}
}
