/**
 * The probes of the bot's own YAML. Open {@link io.tbot.extension.own.OwnProbesModule} first, then
 * {@link io.tbot.extension.own.PathCompiler}. Entered by whichever application thread loads a class, and by the agent's
 * own threads when classes are woven again.
 */
package io.tbot.extension.own;
