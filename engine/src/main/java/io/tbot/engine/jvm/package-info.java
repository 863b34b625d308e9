/**
 * What the JVM, the process and the machine are doing, read at each scrape without ever stopping the world. Open
 * {@link io.tbot.engine.jvm.JvmMetrics} first. Entered by the endpoint's connection threads, one sleeper of the agent
 * and the JVM's own notification thread; never by the bot.
 */
package io.tbot.engine.jvm;
