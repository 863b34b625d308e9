/**
 * What bot and venue both want beside their FIX engine: messages by tag, a log that counts and a store that forgets.
 * Open {@link io.tbot.testapp.fix.Messages} first. Threads: the engine's.
 */
@NullMarked
package io.tbot.testapp.fix;

import org.jspecify.annotations.NullMarked;
