/** The bot's FIX side. Open {@code FixExecutionsTest} first. Only the test thread enters. */
package io.tbot.testapp.bot.fix;
