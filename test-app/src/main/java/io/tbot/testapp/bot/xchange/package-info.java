/**
 * The venue as an XChange exchange, and orders through it. Open {@link io.tbot.testapp.bot.xchange.XChangeOrderGateway}
 * first. Threads: those that trade; every call waits for the venue.
 */
@NullMarked
package io.tbot.testapp.bot.xchange;

import org.jspecify.annotations.NullMarked;
