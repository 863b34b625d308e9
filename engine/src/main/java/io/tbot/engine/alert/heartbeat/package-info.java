/**
 * What tells others that the process lives, and what it leaves behind where it ends without a word. Open
 * {@link io.tbot.engine.alert.heartbeat.Heartbeat} first. Entered by the agent's own threads.
 */
@NullMarked
package io.tbot.engine.alert.heartbeat;

import org.jspecify.annotations.NullMarked;
