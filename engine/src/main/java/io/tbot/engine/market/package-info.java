/**
 * What market data is measured and how it is shown. Open {@link io.tbot.engine.market.MarketPoints} first. Entered
 * where a class is being woven.
 */
@NullMarked
package io.tbot.engine.market;

import org.jspecify.annotations.NullMarked;
