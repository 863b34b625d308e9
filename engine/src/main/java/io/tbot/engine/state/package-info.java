/**
 * The directory that outlives the process. Open {@link io.tbot.engine.state.StateDirectory} first. Entered by the
 * agent's own threads.
 */
package io.tbot.engine.state;
