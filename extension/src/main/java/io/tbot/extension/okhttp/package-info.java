/**
 * Where OkHttp is woven, its HTTP calls and its WebSockets. Open {@link io.tbot.extension.okhttp.OkHttpModule} first.
 * Entered by any thread that loads a class; the advice runs on the bot's threads and OkHttp's. Compiled against 3.14;
 * names only what 4 and 5 have as well.
 */
@NullMarked
package io.tbot.extension.okhttp;

import org.jspecify.annotations.NullMarked;
