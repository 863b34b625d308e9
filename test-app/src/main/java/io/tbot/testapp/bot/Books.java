package io.tbot.testapp.bot;

/**
 * What the bot remembers of its trading.
 *
 * @param ledger in memory
 * @param store in the database
 */
record Books(OrderLedger ledger, TradeStore store) {}
