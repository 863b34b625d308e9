package io.tbot.testapp.bot.xchange;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.exceptions.CurrencyPairNotValidException;
import org.knowm.xchange.exceptions.ExchangeException;
import org.knowm.xchange.exceptions.FundsExceededException;
import org.knowm.xchange.exceptions.OrderNotValidException;
import org.knowm.xchange.exceptions.RateLimitExceededException;
import si.mazi.rescu.HttpStatusExceptionSupport;

/** The venue's no, as it came. */
@SuppressWarnings("serial") // nobody sends it anywhere
final class VenueError extends HttpStatusExceptionSupport {
    private static final int FILTER = -1013;
    private static final int TOO_MANY_REQUESTS = -1003;
    private static final int UNKNOWN_SYMBOL = -1121;
    private static final int REJECTED_ORDER = -2010;
    private static final int CANCEL_REJECTED = -2011;

    private final int code;
    private final String reason;

    @JsonCreator
    VenueError(@JsonProperty("code") int code, @JsonProperty("msg") String reason) {
        super(reason);
        this.code = code;
        this.reason = reason;
    }

    /** In XChange's words. */
    ExchangeException inXChange(CurrencyPair pair) {
        return switch (code) {
            case TOO_MANY_REQUESTS -> new RateLimitExceededException(reason, this);
            case UNKNOWN_SYMBOL -> new CurrencyPairNotValidException(reason, this, pair);
            case REJECTED_ORDER ->
                reason.contains("insufficient balance")
                        ? new FundsExceededException(reason, this)
                        : new OrderNotValidException(reason, this);
            case CANCEL_REJECTED, FILTER -> new OrderNotValidException(reason, this);
            default -> new ExchangeException(reason, this);
        };
    }
}
