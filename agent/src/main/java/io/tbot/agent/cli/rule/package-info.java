/**
 * Rules at a terminal: checked, listed, tested and tried on recorded numbers, without a bot. Open
 * {@link io.tbot.agent.cli.rule.RulesCommand} first. Entered by the main thread of the command line's JVM.
 */
@NullMarked
package io.tbot.agent.cli.rule;

import org.jspecify.annotations.NullMarked;
