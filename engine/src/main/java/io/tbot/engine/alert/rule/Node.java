package io.tbot.engine.alert.rule;

import io.tbot.engine.alert.model.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A compiled expression: a value for each of its instances. Who stands above may keep their numbers until the
 * {@link #revision} changes.
 */
abstract class Node {
    static final byte NO_DATA = 0;
    static final byte INSUFFICIENT = 1;
    static final byte NUMBER = 2;
    static final byte FALSE = 3;
    static final byte TRUE = 4;

    final List<Labels> labels = new ArrayList<>();
    byte[] state = new byte[1];
    double[] value = new double[1];
    double[] threshold = new double[1];
    private int revision;

    /** Finds what every instance comes to now. */
    abstract void evaluate(Moment now);

    final int size() {
        return labels.size();
    }

    /** Another number whenever instances came or were put into another order. */
    final int revision() {
        return revision;
    }

    /** Begins anew with no instance. */
    final void clear() {
        labels.clear();
        revision++;
    }

    final void add(Labels instance) {
        labels.add(instance);
        revision++;
        int n = labels.size();
        if (n > state.length) {
            state = Arrays.copyOf(state, n * 2);
            value = Arrays.copyOf(value, n * 2);
            threshold = Arrays.copyOf(threshold, n * 2);
        }
        set(n - 1, NO_DATA, Double.NaN, Double.NaN);
    }

    final void set(int i, byte what, double number, double against) {
        state[i] = what;
        value[i] = number;
        threshold[i] = against;
    }

    /** A number, or nothing where it is NaN. */
    final void number(int i, double number) {
        set(i, Double.isNaN(number) ? NO_DATA : NUMBER, number, Double.NaN);
    }

    final void verdict(int i, boolean holds, double number, double against) {
        set(i, holds ? TRUE : FALSE, number, against);
    }

    /** Whether it says yes or no, rather than a number. */
    abstract boolean isVerdict();

    /** The same number for ever. */
    static final class Constant extends Node {
        Constant(double number) {
            add(Labels.NONE);
            number(0, number);
        }

        @Override
        void evaluate(Moment now) {}

        @Override
        boolean isVerdict() {
            return false;
        }
    }
}
