/**
 * Where Tyrus is woven. Open {@link io.tbot.extension.tyrus.TyrusModule} first. Entered by any thread that loads a
 * class; the advice runs on the bot's threads and the library's.
 */
@NullMarked
package io.tbot.extension.tyrus;

import org.jspecify.annotations.NullMarked;
