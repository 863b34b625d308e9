/**
 * The bot against a venue in this JVM or another. Open {@link io.tbot.testapp.bot.BotRunTest} first. Entered by the
 * test thread; the bot starts its own.
 */
package io.tbot.testapp.bot;
