/**
 * Where objects cross from one thread of the bot to another, and a tick with them. Open
 * {@link io.tbot.extension.handoff.QueuesModule} first. Advice runs on every thread of the bot.
 */
package io.tbot.extension.handoff;
