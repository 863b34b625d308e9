/**
 * The words of the alert engine, which every stage of it shares. Open {@link io.tbot.engine.alert.model.Rule} first.
 *
 * <p>Threads: immutable all of it.
 */
@NullMarked
package io.tbot.engine.alert.model;

import org.jspecify.annotations.NullMarked;
