/**
 * Which classes, loaders and methods are meant, told in a way that either host can use. Open
 * {@link io.tbot.extension.match.TargetHints} first. Entered by any thread that loads a class of the bot.
 */
package io.tbot.extension.match;
