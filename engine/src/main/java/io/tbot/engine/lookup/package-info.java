/**
 * Tables that the bot's threads read without waiting or allocating: names by their characters, facts by the identity of
 * one of the bot's objects. Open {@link io.tbot.engine.lookup.IdentityTable} first. Entered by every application
 * thread.
 */
@NullMarked
package io.tbot.engine.lookup;

import org.jspecify.annotations.NullMarked;
