/**
 * What the database calls of the bot mean: operation and table from the statement text, the product from the driver's
 * class, pools. Open {@link io.tbot.engine.database.DatabaseCalls} first. Entered by every application thread through
 * the JDBC advice, and by the scrape for the pools.
 */
@NullMarked
package io.tbot.engine.database;

import org.jspecify.annotations.NullMarked;
