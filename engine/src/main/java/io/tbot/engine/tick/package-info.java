/**
 * Which tick a thread works on, and how it travels to other threads until an order comes of it. Open
 * {@link io.tbot.engine.tick.Ticks} first. Entered by every application thread.
 */
@NullMarked
package io.tbot.engine.tick;

import org.jspecify.annotations.NullMarked;
