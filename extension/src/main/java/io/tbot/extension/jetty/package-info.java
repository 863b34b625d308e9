/**
 * Where Jetty's WebSocket client is woven. Open {@link io.tbot.extension.jetty.JettyWebSocketModule} first. Entered by
 * any thread that loads a class; the advice runs on the bot's threads and the library's.
 */
@NullMarked
package io.tbot.extension.jetty;

import org.jspecify.annotations.NullMarked;
