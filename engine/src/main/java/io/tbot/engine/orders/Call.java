package io.tbot.engine.orders;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One place, replace or cancel of the bot's, while its end is awaited: the probe, the library and the request that tell
 * of it are one call.
 *
 * <p>Threads: whoever holds the blotter's lock.
 */
final class Call {
    final long id;
    final int kind;

    /** Begins without an end. */
    int open;

    /** Which order it is about; {@code null} where nobody knows it. */
    @Nullable
    OrderRecord order;

    String exchange = "";
    String symbol = "";

    @Nullable
    String clientId;

    @Nullable
    String origClientId;

    @Nullable
    String venueId;

    @Nullable
    BigDecimal price;

    @Nullable
    BigDecimal qty;

    long beginNanos;
    long touchedNanos;

    /** Whether its end was concluded from what was told. */
    boolean concluded;

    boolean acknowledged;
    boolean refused;
    boolean offered;
    int lastOutcome = OrderFacts.NOT_OFFERED;
    String reason = "";

    /** Whether the refusal or unknown outcome is counted. */
    boolean counted;

    /** Whether its order knows that it waits for the venue's word. */
    boolean armed;

    /** Whether an order of the same id was placed before. */
    boolean duplicate;

    boolean answered;

    /** When the first good end was. */
    long okNanos;

    @Nullable
    OrderState okState;

    Call(long id, int kind) {
        this.id = id;
        this.kind = kind;
    }

    /** Takes in what is not known yet. */
    void fill(Told told) {
        exchange = exchange.isEmpty() ? told.exchange : exchange;
        symbol = symbol.isEmpty() ? told.symbol : symbol;
        clientId = clientId == null ? told.clientId : clientId;
        origClientId = origClientId == null ? told.origClientId : origClientId;
        venueId = venueId == null ? told.venueId : venueId;
        price = price == null ? told.price : price;
        qty = qty == null ? told.qty : qty;
    }

    /**
     * A request with an id of its own is handed on, not answered, when its call returns: the venue's report answers.
     */
    boolean isAnsweredByReport() {
        return clientId != null && origClientId != null && !acknowledged;
    }

    /** Takes in one end. */
    void ended(Told told) {
        lastOutcome = told.outcome == OrderFacts.NOT_OFFERED && offered ? lastOutcome : told.outcome;
        offered |= told.outcome != OrderFacts.NOT_OFFERED;
        counted |= told.counted;
        if (told.outcome == OrderFacts.OK) {
            okNanos = okNanos == 0 ? told.timeNanos : okNanos;
            okState = told.state == null ? okState : told.state;
        } else {
            refused |= told.outcome == OrderFacts.REFUSED;
            reason = told.reason.isEmpty() ? reason : told.reason;
        }
    }

    /** What became of it, by all that was told. */
    int verdict() {
        if (!offered) {
            return OrderFacts.NOT_OFFERED;
        }
        if (acknowledged) {
            return OrderFacts.OK;
        }
        if (refused && (lastOutcome != OrderFacts.OK || kind == Orders.PLACE)) {
            return OrderFacts.REFUSED;
        }
        return lastOutcome;
    }
}
