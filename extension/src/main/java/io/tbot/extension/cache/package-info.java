/**
 * Where the builders of caches are woven. Open {@link io.tbot.extension.cache.CaffeineModule} first. Entered by any
 * thread that loads a class; the advice runs on the bot's threads, once for each cache.
 */
@NullMarked
package io.tbot.extension.cache;

import org.jspecify.annotations.NullMarked;
