/**
 * What the user asked for: options in layers, the YAML file, every mistake in it with line, column and the nearest
 * valid name. Open {@link io.tbot.engine.config.AgentConfig} first. Entered by premain once and by the agent's clock
 * thread at each reload; never by the bot.
 */
package io.tbot.engine.config;
