package io.tbot.engine.alert.rule;

import io.tbot.engine.alert.model.Finding;
import io.tbot.engine.alert.model.Labels;

/** Takes what each look at an instance of a rule came to. */
public interface Findings {
    /**
     * @param value NaN where there is none
     * @param threshold what it was held against; NaN where there is none
     */
    void found(CompiledRule rule, Labels labels, Finding finding, double value, double threshold);
}
