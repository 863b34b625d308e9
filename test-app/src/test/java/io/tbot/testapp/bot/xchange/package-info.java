/** The venue in XChange's words. Open {@code VenueErrorTest} first. Only the test thread enters. */
package io.tbot.testapp.bot.xchange;
