/**
 * The call trees of operations that were slow or failed. Open {@link io.tbot.engine.trace.SlowOperations} first. The
 * bot's threads enter {@code keep}, rarely; the agent's read.
 */
package io.tbot.engine.trace;
