/**
 * Where FIX engines are woven. Open {@link io.tbot.extension.fix.QuickFixModule} first. Entered by any thread that
 * loads a class; the advice runs on the bot's threads.
 */
@NullMarked
package io.tbot.extension.fix;

import org.jspecify.annotations.NullMarked;
