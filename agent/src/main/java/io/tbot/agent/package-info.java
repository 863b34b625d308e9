/**
 * The part of the agent that any Java can load: it decides whether to run at all, opens the isolated loader and hands
 * over. Open {@link io.tbot.agent.TbotAgent} first. Entered by the JVM's main thread before {@code main}, or by the
 * attach listener.
 */
package io.tbot.agent;
