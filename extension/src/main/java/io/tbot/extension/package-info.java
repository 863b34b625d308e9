/**
 * What is instrumented. One package per library, {@code own} for the probes of the bot's own YAML, {@code match} for
 * matchers they share.
 */
package io.tbot.extension;
