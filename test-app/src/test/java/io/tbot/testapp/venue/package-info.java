/** The venue over its wire: open {@code VenueTest} first. Tests and the venue's own threads enter. */
package io.tbot.testapp.venue;
