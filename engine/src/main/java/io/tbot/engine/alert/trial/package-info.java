/**
 * Rules tried where no bot runs: over made-up numbers, as the {@code tests} of a file say, and over recorded ones. Open
 * {@link io.tbot.engine.alert.trial.Trial} first.
 *
 * <p>Threads: the command line's. Nothing of it is loaded in a bot.
 */
@NullMarked
package io.tbot.engine.alert.trial;

import org.jspecify.annotations.NullMarked;
