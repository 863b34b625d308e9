/**
 * Where nv-websocket-client is woven. Open {@link io.tbot.extension.nv.NvWebSocketModule} first. Entered by any thread
 * that loads a class; the advice runs on the bot's threads and the library's.
 */
@NullMarked
package io.tbot.extension.nv;

import org.jspecify.annotations.NullMarked;
