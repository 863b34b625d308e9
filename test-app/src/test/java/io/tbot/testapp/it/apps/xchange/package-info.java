/**
 * A program that trades over XChange's public API, against its simulated exchange and against a venue on loopback that
 * speaks Binance's REST format, and that keeps its own account of what it did.
 */
package io.tbot.testapp.it.apps.xchange;
