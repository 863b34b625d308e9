/**
 * From a notification to the receiver's yes. Open {@link io.tbot.engine.alert.deliver.Outbox} first: it decides;
 * {@link io.tbot.engine.alert.deliver.Couriers} carry.
 *
 * <p>Threads: the evaluation thread puts in and never waits; couriers, eight at most, take out.
 */
@NullMarked
package io.tbot.engine.alert.deliver;

import org.jspecify.annotations.NullMarked;
