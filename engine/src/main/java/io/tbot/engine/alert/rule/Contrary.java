package io.tbot.engine.alert.rule;

/** Yes for no. What is not known stays so. */
final class Contrary extends Node {
    private final Node of;
    private int known;

    Contrary(Node of) {
        this.of = of;
    }

    @Override
    boolean isVerdict() {
        return true;
    }

    @Override
    void evaluate(Moment now) {
        of.evaluate(now);
        if (of.revision() != known) {
            known = of.revision();
            clear();
            of.labels.forEach(this::add);
        }
        for (int i = 0; i < size(); i++) {
            byte was = of.state[i];
            set(i, was == TRUE ? FALSE : was == FALSE ? TRUE : was, of.value[i], of.threshold[i]);
        }
    }
}
