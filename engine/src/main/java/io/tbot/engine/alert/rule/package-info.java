/**
 * Finds out which rules hold: rules are read into {@link io.tbot.engine.alert.rule.ParsedRule}s, compiled over windows
 * of what {@link io.tbot.engine.alert.rule.Metrics} say, and looked at each tick. Open
 * {@link io.tbot.engine.alert.rule.Evaluation} first.
 *
 * <p>Threads: the alert engine's own, one at a time; the bot's never.
 */
@NullMarked
package io.tbot.engine.alert.rule;

import org.jspecify.annotations.NullMarked;
