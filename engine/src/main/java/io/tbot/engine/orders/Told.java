package io.tbot.engine.orders;

import io.tbot.bootstrap.OrderFacts;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * One {@link OrderFacts} as the blotter reads it: ids as text, amounts as checked decimals, words in one spelling.
 *
 * <p>Threads: whoever holds the blotter's lock.
 */
final class Told {
    int step;
    int kind;
    long call;
    long timeNanos;
    int outcome;
    boolean counted;
    boolean again;
    boolean revises;
    boolean complete;
    int tickLink;
    long tickNanos;
    double midPx;

    String exchange = "";
    String symbol = "";
    String side = "";
    String type = "";
    String strategy = "";
    String reason = "";

    @Nullable
    String clientId;

    @Nullable
    String origClientId;

    @Nullable
    String venueId;

    @Nullable
    String execId;

    /** What the venue says the order is now; {@code null} for nothing, or nothing that anyone understands. */
    @Nullable
    OrderState state;

    @Nullable
    BigDecimal price;

    @Nullable
    BigDecimal qty;

    @Nullable
    BigDecimal lastPx;

    @Nullable
    BigDecimal lastQty;

    @Nullable
    BigDecimal cumQty;

    @Nullable
    BigDecimal averagePx;

    @Nullable
    BigDecimal fee;

    @Nullable
    String feeCurrency;

    /** Whether it names an order at all. */
    boolean hasId() {
        return clientId != null || origClientId != null || venueId != null;
    }

    /** Reads facts, counting what is no amount. */
    static final class Reader {
        private final StatusWords statuses;
        private final OrderNumbers numbers;

        Reader(StatusWords statuses, OrderNumbers numbers) {
            this.statuses = statuses;
            this.numbers = numbers;
        }

        Told read(OrderFacts facts) {
            Told told = new Told();
            told.step = facts.step;
            told.kind = facts.kind;
            told.call = facts.call;
            told.timeNanos = facts.timeNanos;
            told.outcome = facts.outcome;
            told.counted = facts.counted;
            told.again = facts.again;
            told.revises = facts.revises;
            told.complete = facts.complete;
            told.tickLink = facts.tickLink;
            told.tickNanos = facts.tickNanos;
            told.midPx = facts.midPx;
            told.exchange = text(facts.exchange);
            told.symbol = text(facts.symbol);
            told.side = text(OrderWords.SIDES.of(facts.side));
            told.type = text(OrderWords.TYPES.of(facts.type));
            told.strategy = text(facts.strategy);
            told.reason = text(facts.reason);
            told.clientId = id(facts.clientId, facts.clientIdNumber);
            told.origClientId = id(facts.origClientId, OrderFacts.NONE);
            told.venueId = id(facts.venueId, facts.venueIdNumber);
            told.execId = id(facts.execId, OrderFacts.NONE);
            told.state = state(facts.status);
            if (facts.step != OrderFacts.WIRE && facts.step != OrderFacts.LIST_END) {
                amounts(told, facts);
            }
            return told;
        }

        private void amounts(Told told, OrderFacts facts) {
            told.price = amount(Money.PRICE, facts.price, facts.priceNumber, false);
            told.qty = amount(Money.QUANTITY, facts.qty, facts.qtyNumber, false);
            told.lastPx = amount(Money.PRICE, facts.lastPx, facts.lastPxNumber, false);
            told.lastQty = amount(Money.QUANTITY, facts.lastQty, facts.lastQtyNumber, false);
            told.cumQty = amount(Money.QUANTITY, facts.cumQty, facts.cumQtyNumber, true);
            told.averagePx = amount(Money.PRICE, facts.avgPx, facts.avgPxNumber, false);
            if (facts.fee != null) {
                told.fee = Decimals.of(facts.fee);
                if (told.fee == null) {
                    numbers.invalid("fee", Money.NOT_A_NUMBER);
                }
                told.feeCurrency = text(facts.feeCurrency);
            }
        }

        /** Zero is how sources say that there is none: a market order's price, the last quantity of no fill. */
        private @Nullable BigDecimal amount(Money kind, @Nullable Object boxed, double primitive, boolean zeroIsOne) {
            if (boxed == null && Double.isNaN(primitive)) {
                return null;
            }
            BigDecimal number = Decimals.of(boxed, primitive);
            if (number != null && number.signum() == 0) {
                return zeroIsOne ? BigDecimal.ZERO : null;
            }
            if (number == null && boxed instanceof String text && text.isBlank()) {
                return null;
            }
            Money.Checked checked = kind.check(number);
            if (checked.value() == null) {
                numbers.invalid(kind.metric(), checked.reason());
            } else if (checked.loses()) {
                numbers.imprecise(kind.metric());
            }
            BigDecimal value = checked.value();
            return value == null ? null : value.round(MathContext.DECIMAL128);
        }

        private @Nullable OrderState state(@Nullable Object status) {
            Object word = statuses.normalise(status);
            OrderState state = word == null ? null : OrderState.ofVenue(word.toString());
            return state == OrderState.UNKNOWN ? null : state;
        }

        private static String text(@Nullable Object value) {
            String text = OrderWords.text(value);
            return text == null ? "" : text;
        }

        private static @Nullable String id(@Nullable Object boxed, long primitive) {
            String text = OrderWords.text(boxed);
            if (text == null) {
                return primitive == OrderFacts.NONE ? null : Long.toString(primitive);
            }
            return text.isEmpty() || text.equals("0") ? null : text;
        }
    }
}
