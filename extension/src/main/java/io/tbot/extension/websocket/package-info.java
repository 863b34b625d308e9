/**
 * Where WebSocket clients are woven. Open {@link io.tbot.extension.websocket.JdkWebSocketModule} first. Entered by any
 * thread that loads a class; the advice runs on the bot's threads.
 */
@NullMarked
package io.tbot.extension.websocket;

import org.jspecify.annotations.NullMarked;
