/**
 * What the bot asks a venue about its account. Open {@link io.tbot.engine.account.AccountCalls} first. Entered by every
 * application thread through the advice.
 */
@NullMarked
package io.tbot.engine.account;

import org.jspecify.annotations.NullMarked;
