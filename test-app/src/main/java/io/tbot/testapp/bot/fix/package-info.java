/**
 * Orders over FIX 4.4. Open {@link io.tbot.testapp.bot.fix.FixOrderGateway} first. Threads: those that trade, which
 * wait for the venue's answer, and the FIX engine's, one of which takes up what comes in.
 */
@NullMarked
package io.tbot.testapp.bot.fix;

import org.jspecify.annotations.NullMarked;
