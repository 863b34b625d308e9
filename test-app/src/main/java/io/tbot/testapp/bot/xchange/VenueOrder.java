package io.tbot.testapp.bot.xchange;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

/** An order as the venue lists it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record VenueOrder(
        @JsonProperty("orderId") long orderId,
        @JsonProperty("clientOrderId") String clientId,
        @JsonProperty("symbol") String symbol,
        @JsonProperty("side") String side,
        @JsonProperty("price") BigDecimal price,
        @JsonProperty("origQty") BigDecimal quantity,
        @JsonProperty("executedQty") BigDecimal executed) {}
