/**
 * Where HTTP clients are woven. Open {@link io.tbot.extension.http.HttpClientModule} first. Entered by any thread that
 * loads a class; the advice runs on the bot's threads.
 */
@NullMarked
package io.tbot.extension.http;

import org.jspecify.annotations.NullMarked;
