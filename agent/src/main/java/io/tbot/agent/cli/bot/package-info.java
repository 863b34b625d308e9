/**
 * Commands that ask a running bot. Open {@link io.tbot.agent.cli.bot.Bot} first. Entered by the main thread of the
 * command line's JVM.
 */
@NullMarked
package io.tbot.agent.cli.bot;

import org.jspecify.annotations.NullMarked;
