/**
 * Where Redis clients are woven. Open {@link io.tbot.extension.redis.JedisModule} first. Entered by any thread that
 * loads a class; the advice runs on the bot's threads.
 */
@NullMarked
package io.tbot.extension.redis;

import org.jspecify.annotations.NullMarked;
