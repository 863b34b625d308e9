/**
 * Watches the numbers each second and tells people, once: evaluate, hold, decide whom to tell, deliver. Open
 * {@link io.tbot.engine.alert.AlertEngine} first.
 *
 * <p>Threads: one of its own, and those of journal and couriers.
 */
@NullMarked
package io.tbot.engine.alert;

import org.jspecify.annotations.NullMarked;
