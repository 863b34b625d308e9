/**
 * The standalone agent's way in, from premain to the lean host. Open {@link io.tbot.agent.host.Host} first. Entered by
 * the main thread before {@code main}, or by the attach listener.
 */
package io.tbot.agent.host;
