/**
 * What a venue's plain REST and WebSocket traffic says of orders and market data, by a profile of the venue. Open
 * {@link io.tbot.engine.venue.VenueTraffic} first. Entered by every application thread through the sinks, and once a
 * second by the agent's clock.
 */
@NullMarked
package io.tbot.engine.venue;

import org.jspecify.annotations.NullMarked;
