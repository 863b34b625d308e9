/**
 * What advice inlined into the bot's classes calls: static facades over sinks that the engine provides. Open
 * {@link io.tbot.bootstrap.Probe} first. Entered by every application thread; nothing here starts a thread, allocates,
 * waits or throws.
 */
package io.tbot.bootstrap;
