package io.tbot.testapp.bot;

/**
 * An order that the venue says rests.
 *
 * @param id the venue's
 * @param status its word for the state
 */
public record OpenOrder(String clientId, String id, String status) {}
