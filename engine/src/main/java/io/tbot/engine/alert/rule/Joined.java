package io.tbot.engine.alert.rule;

import io.tbot.engine.alert.model.Labels;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Two expressions instance by instance: with equal labels where there are such, else with the first that agrees in all
 * labels both have.
 */
final class Joined extends Node {
    private final String op;
    private final Node left;
    private final Node right;
    private int[] partner = {};
    private int[] alone = {};
    private int alones;
    private int leftSize;
    private int leftRevision;
    private int rightRevision;

    Joined(String op, Node left, Node right) {
        this.op = op;
        this.left = left;
        this.right = right;
    }

    @Override
    boolean isVerdict() {
        return !"+-*/".contains(op);
    }

    @Override
    void evaluate(Moment now) {
        left.evaluate(now);
        right.evaluate(now);
        if (left.revision() != leftRevision || right.revision() != rightRevision) {
            join();
        }
        for (int i = 0; i < partner.length; i++) {
            one(i, i < leftSize ? i : -1, partner[i]);
        }
        for (int i = 0; i < alones; i++) {
            one(partner.length + i, -1, alone[i]);
        }
    }

    /** The side with more instances leads, so that a number for all meets each of the other side. */
    private void join() {
        boolean swapped = left.size() == 1 && left.labels.get(0).map().isEmpty();
        leftSize = left.size();
        leftRevision = left.revision();
        rightRevision = right.revision();
        clear();
        Node leading = swapped && right.size() > 0 && !op.equals("unless") ? right : left;
        Node other = leading == left ? right : left;
        Map<Labels, Integer> exact = new HashMap<>();
        for (int i = 0; i < other.size(); i++) {
            exact.put(other.labels.get(i), i);
        }
        partner = new int[leading == left ? left.size() : 0];
        alones = 0;
        alone = new int[right.size()];
        if (leading == right) {
            for (int i = 0; i < right.size(); i++) {
                add(right.labels.get(i));
                alone[alones++] = i;
            }
            return;
        }
        boolean[] met = new boolean[right.size()];
        for (int i = 0; i < left.size(); i++) {
            add(left.labels.get(i));
            Integer same = exact.get(left.labels.get(i));
            partner[i] = same == null ? agreeing(left.labels.get(i)) : same;
            if (partner[i] >= 0) {
                met[partner[i]] = true;
            }
        }
        for (int i = 0; i < right.size() && op.equals("or"); i++) {
            if (!met[i]) {
                add(right.labels.get(i));
                alone[alones++] = i;
            }
        }
    }

    private int agreeing(Labels wanted) {
        for (int i = 0; i < right.size(); i++) {
            boolean agrees = true;
            for (Map.Entry<String, String> label : right.labels.get(i).map().entrySet()) {
                String ours = wanted.get(label.getKey());
                agrees &= ours.isEmpty() || Objects.equals(ours, label.getValue());
            }
            if (agrees) {
                return i;
            }
        }
        return -1;
    }

    private void one(int at, int l, int r) {
        // an instance of the right side alone: meets the number for all, except in an 'or' that has more on the left
        int i = l < 0 && leftSize == 1 && left.labels.get(0).map().isEmpty() ? 0 : l;
        byte a = i < 0 ? NO_DATA : left.state[i];
        byte b = r < 0 ? NO_DATA : right.state[r];
        switch (op) {
            case "and" -> and(at, i, r, a, r < 0 ? FALSE : b);
            case "unless" -> and(at, i, -1, a, b == TRUE ? FALSE : TRUE);
            case "or" -> or(at, i, r, a, b);
            default -> {
                if (a != NUMBER || b != NUMBER) {
                    set(at, (byte) Math.min(a == NUMBER ? b : a, b == NUMBER ? a : b), Double.NaN, Double.NaN);
                } else if (isVerdict()) {
                    boolean constant = left instanceof Constant;
                    verdict(
                            at,
                            compare(left.value[i], op, right.value[r]),
                            constant ? right.value[r] : left.value[i],
                            constant ? left.value[i] : right.value[r]);
                } else {
                    number(at, compute(left.value[i], right.value[r]));
                }
            }
        }
    }

    private void and(int at, int l, int r, byte a, byte b) {
        boolean fromLeft = l >= 0;
        double number = fromLeft ? left.value[l] : r >= 0 ? right.value[r] : Double.NaN;
        double against = fromLeft ? left.threshold[l] : r >= 0 ? right.threshold[r] : Double.NaN;
        set(at, a == FALSE || b == FALSE ? FALSE : (byte) Math.min(a, b), number, against);
    }

    private void or(int at, int l, int r, byte a, byte b) {
        boolean fromRight = l < 0 || (r >= 0 && b == TRUE && a != TRUE);
        byte both = a == TRUE || b == TRUE ? TRUE : l < 0 ? b : r < 0 ? a : (byte) Math.max(a, b);
        Node from = fromRight ? right : left;
        int i = fromRight ? r : l;
        set(at, both, i < 0 ? Double.NaN : from.value[i], i < 0 ? Double.NaN : from.threshold[i]);
    }

    static boolean compare(double a, String op, double b) {
        return switch (op) {
            case ">" -> a > b;
            case "<" -> a < b;
            case ">=" -> a >= b;
            case "<=" -> a <= b;
            case "==" -> a == b;
            default -> a != b;
        };
    }

    private double compute(double a, double b) {
        return switch (op) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            default -> b == 0 ? Double.NaN : a / b;
        };
    }
}
