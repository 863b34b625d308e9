package io.tbot.engine.alert.hold;

import io.tbot.engine.alert.model.Alert;

/** One step in an alert's life, as history shows it. */
public record Transition(Alert alert, Phase from, Phase to, Cause cause, long atMillis) {}
