package io.tbot.engine.alert.rule;

import io.tbot.engine.alert.model.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Instances gathered under fewer labels. */
final class Gathered extends Node {
    private final String how;
    private final List<String> by;
    private final Node of;
    private final Map<Labels, Integer> known = new HashMap<>();
    private int[] group = {};
    private int gathered;
    private int[] members = {};
    private double[] sums = {};

    Gathered(String how, List<String> by, Node of) {
        this.how = how;
        this.by = by;
        this.of = of;
    }

    @Override
    boolean isVerdict() {
        return false;
    }

    @Override
    void evaluate(Moment now) {
        of.evaluate(now);
        if (of.revision() != gathered) {
            gathered = of.revision();
            gather();
        }
        for (int g = 0; g < size(); g++) {
            members[g] = 0;
            sums[g] = 0;
        }
        for (int i = 0; i < group.length; i++) {
            if (of.state[i] == NUMBER) {
                take(group[i], of.value[i]);
            }
        }
        for (int g = 0; g < size(); g++) {
            number(g, members[g] == 0 ? Double.NaN : how.equals("avg") ? sums[g] / members[g] : sums[g]);
        }
    }

    private void take(int g, double number) {
        sums[g] = switch (how) {
            case "max" -> members[g] == 0 ? number : Math.max(sums[g], number);
            case "min" -> members[g] == 0 ? number : Math.min(sums[g], number);
            default -> sums[g] + number;
        };
        members[g]++;
    }

    private void gather() {
        group = new int[of.size()];
        for (int i = 0; i < group.length; i++) {
            Labels labels = Selection.narrow(of.labels.get(i).map(), by);
            Integer at = known.get(labels);
            if (at == null) {
                at = size();
                known.put(labels, at);
                add(labels);
            }
            group[i] = at;
        }
        members = new int[size()];
        sums = new double[size()];
    }
}
