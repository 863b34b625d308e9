/**
 * XChange: orders, market data and account calls of every exchange it knows, and the routes of its REST client. Open
 * {@link io.tbot.extension.xchange.XChangeModule} first. Entered by any thread that loads a class of the bot; the
 * advice by every thread of the bot.
 */
@NullMarked
package io.tbot.extension.xchange;

import org.jspecify.annotations.NullMarked;
