/** A trading bot and a venue that know nothing of the agent. Open {@code bot} and {@code venue}. */
package io.tbot.testapp;
