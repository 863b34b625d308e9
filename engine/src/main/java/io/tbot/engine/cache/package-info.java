/**
 * The bot's caches, by the statistics that they record themselves. Open {@link io.tbot.engine.cache.CacheStatistics}
 * first. Entered by the application thread that builds a cache, and by one of the agent's before each exposition.
 */
@NullMarked
package io.tbot.engine.cache;

import org.jspecify.annotations.NullMarked;
