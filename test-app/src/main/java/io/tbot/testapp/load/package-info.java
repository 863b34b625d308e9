/**
 * A bot that does nothing but trade: so many operations a second, over so many symbols, on so many threads. Open
 * {@link io.tbot.testapp.load.LoadBot} first. Run in a JVM of its own.
 */
package io.tbot.testapp.load;
