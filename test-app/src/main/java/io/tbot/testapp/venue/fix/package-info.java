/**
 * The venue's FIX 4.4 side. Open {@link io.tbot.testapp.venue.fix.FixOrders} first.
 *
 * <p>Threads: the FIX engine's; one takes up the messages of all sessions, one after another.
 */
@NullMarked
package io.tbot.testapp.venue.fix;

import org.jspecify.annotations.NullMarked;
