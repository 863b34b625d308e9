package io.tbot.engine.venue;

import io.tbot.bootstrap.OrderFacts;
import org.jspecify.annotations.Nullable;

/** Puts found values into facts, each as the venue spells it. What a source lacks stays as it was. */
final class FactsOf {
    private FactsOf() {}

    static void put(Values values, OrderFacts facts) {
        facts.symbol = or(values.text(Fact.SYMBOL), facts.symbol);
        facts.side = or(values.text(Fact.SIDE), facts.side);
        facts.type = or(values.text(Fact.TYPE), facts.type);
        facts.price = or(values.text(Fact.PRICE), facts.price);
        facts.qty = or(values.text(Fact.QTY), facts.qty);
        facts.clientId = or(values.text(Fact.CLIENT_ID), facts.clientId);
        facts.origClientId = or(values.text(Fact.ORIG_CLIENT_ID), facts.origClientId);
        facts.venueId = or(values.text(Fact.ID), facts.venueId);
        facts.status = or(values.text(Fact.STATUS), facts.status);
        facts.lastQty = or(values.text(Fact.LAST_QTY), facts.lastQty);
        facts.lastPx = or(values.text(Fact.LAST_PX), facts.lastPx);
        facts.cumQty = or(values.text(Fact.CUM_QTY), facts.cumQty);
        facts.avgPx = or(values.text(Fact.AVG_PX), facts.avgPx);
        facts.execId = or(real(values.text(Fact.EXEC_ID)), facts.execId);
        facts.reason = or(values.text(Fact.REASON), facts.reason);
        facts.fee = or(values.text(Fact.FEE), facts.fee);
        facts.feeCurrency = or(values.text(Fact.FEE_CURRENCY), facts.feeCurrency);
    }

    /** Binance writes -1 for the trade of a report that is none. */
    private static @Nullable String real(@Nullable String id) {
        return id == null || id.equals("-1") || id.equals("0") ? null : id;
    }

    private static @Nullable Object or(@Nullable String value, @Nullable Object otherwise) {
        return value == null ? otherwise : value;
    }
}
