/**
 * What market data is measured and how it is shown. Open {@link io.tbot.engine.market.MarketCalls} first. Entered by
 * every application thread through the advice.
 */
@NullMarked
package io.tbot.engine.market;

import org.jspecify.annotations.NullMarked;
