package io.tbot.engine.alert.rule;

import io.tbot.engine.alert.model.Labels;

/** Where one instance of a rule stands now. */
public record Standing(Labels labels, double value) {}
