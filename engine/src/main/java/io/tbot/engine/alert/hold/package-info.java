/**
 * What is known of each alert: whether it waits, fires or is about to be over, and who has taken it. Open
 * {@link io.tbot.engine.alert.hold.AlertBook} first.
 *
 * <p>Threads: the alert thread changes it, those of the endpoint ask and acknowledge; one lock, the book's.
 */
@NullMarked
package io.tbot.engine.alert.hold;

import org.jspecify.annotations.NullMarked;
