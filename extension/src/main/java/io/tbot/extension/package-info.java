/**
 * What is instrumented. One package per library, {@code own} for the probes of the bot's own YAML, {@code match} for
 * matchers they share; {@code weave} changes the classes they mean, {@code otel} is the way in through the stock
 * OpenTelemetry agent.
 */
package io.tbot.extension;
