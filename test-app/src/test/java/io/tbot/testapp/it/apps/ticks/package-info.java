/** A bot that knows which tick each of its orders came of. Open {@link io.tbot.testapp.it.apps.ticks.TickBot} first. */
package io.tbot.testapp.it.apps.ticks;
