/**
 * The lean host: finds the few classes that an instrumentation means among the thousands that are loaded, and weaves
 * only those. Open {@link io.tbot.agent.host.Host} first. Entered by the main thread before {@code main}, then by every
 * thread that loads a class.
 */
package io.tbot.agent.host;
