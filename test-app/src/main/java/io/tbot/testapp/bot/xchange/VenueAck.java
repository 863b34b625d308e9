package io.tbot.testapp.bot.xchange;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the venue says of an order that it placed or canceled.
 *
 * @param orderId the venue's id
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record VenueAck(@JsonProperty("orderId") long orderId) {}
