/**
 * xchange-stream: its WebSocket connections, over Netty, with their messages, and the orders and trades that it
 * streams. Open {@link io.tbot.extension.xchangestream.XChangeStreamModule} first. Entered by any thread that loads a
 * class of the bot; the advice by the event loops of the bot's connections.
 */
@NullMarked
package io.tbot.extension.xchangestream;

import org.jspecify.annotations.NullMarked;
