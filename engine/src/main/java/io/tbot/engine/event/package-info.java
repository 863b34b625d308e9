/**
 * What happened, as it happens, for whoever listens; open {@link io.tbot.engine.event.Events} first. Written by the
 * alert thread, read by connection threads.
 */
@NullMarked
package io.tbot.engine.event;

import org.jspecify.annotations.NullMarked;
