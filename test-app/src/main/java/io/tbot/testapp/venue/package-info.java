/**
 * A simulated exchange on loopback: orders over HTTP and FIX, market data and execution reports over WebSocket.
 *
 * <p>Open {@link io.tbot.testapp.venue.VenueMain} first, then {@link io.tbot.testapp.venue.Venue}.
 *
 * <p>Threads: one per HTTP connection, one that publishes market data, those of the WebSocket server and those of the
 * FIX engine.
 */
package io.tbot.testapp.venue;
