package io.tbot.engine.orders;

import io.tbot.bootstrap.FactValue;
import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.bootstrap.Probe;
import io.tbot.engine.config.Operation;
import io.tbot.engine.flow.OrderFlow;
import org.jspecify.annotations.Nullable;

/**
 * What own probes tell of orders: their calls, the reports they handle, the answers to their questions. The advice has
 * set ids, prices and quantities in this thread's facts; labels, times and outcome are added here.
 *
 * <p>Threads: any of the bot's; nobody waits. Errors: nothing is thrown.
 */
public final class ProbedOrders {
    private static final int SLOTS = 5;
    private static final int SYMBOL = 1;
    private static final int TYPE = 2;
    private static final int SIDE = 3;
    private static final int STRATEGY = 4;

    private final OrderFlow flow;
    private final CallFailures failures = new CallFailures();
    private final @Nullable Site[] sites = new @Nullable Site[Probe.MAX_SITES];

    public ProbedOrders(OrderFlow flow) {
        this.flow = flow;
    }

    /**
     * Says what a site tells.
     *
     * @param stated whether an answer names the order's state: one that brings none does not know the order
     * @param literals text of each label slot that never changes there; {@code null} where each call brings it
     */
    public void describe(int site, Operation op, boolean stated, @Nullable String[] literals) {
        int kind = switch (op) {
            case ORDER_REPLACE -> Orders.REPLACE;
            case ORDER_CANCEL -> Orders.CANCEL;
            case ORDER_QUERY -> Orders.QUERY;
            default -> Orders.PLACE;
        };
        int step = switch (op) {
            case ORDER_EVENT -> OrderFacts.REPORT;
            case ORDER_QUERY -> OrderFacts.LISTED;
            default -> OrderFacts.BEGIN;
        };
        @Nullable String[] all = new @Nullable String[SLOTS];
        System.arraycopy(literals, 0, all, 0, Math.min(literals.length, SLOTS));
        sites[site] = new Site(kind, step, stated && op == Operation.ORDER_QUERY, all);
    }

    /** A call begins, the outermost of its kind on this thread. */
    @HotPath
    public void begin(
            int site,
            long startNanos,
            @Nullable Object exchange,
            @Nullable Object symbol,
            @Nullable Object type,
            @Nullable Object side,
            @Nullable Object strategy) {
        Site own = sites[site];
        if (own != null) {
            OrderFacts facts = flow.told();
            facts.kind = own.kind;
            facts.timeNanos = startNanos;
            own.label(facts, exchange, symbol, type, side, strategy);
            flow.begin(facts);
        }
    }

    /**
     * A call ends; it is told where {@link #begin} told it.
     *
     * @param refused whether its result says no
     */
    @HotPath
    public void end(
            int site,
            long endNanos,
            boolean refused,
            @Nullable Throwable thrown,
            @Nullable Object exchange,
            @Nullable Object symbol,
            @Nullable Object type,
            @Nullable Object side,
            @Nullable Object strategy) {
        Site own = sites[site];
        if (own != null && own.step == OrderFacts.BEGIN) {
            OrderFacts facts = flow.told();
            facts.kind = own.kind;
            facts.timeNanos = endNanos;
            own.label(facts, exchange, symbol, type, side, strategy);
            if (thrown != null || refused) {
                try {
                    failures.tell(thrown, facts);
                } catch (Throwable struck) { // the exception's own methods are the bot's
                    Probe.faults++;
                    facts.outcome = OrderFacts.UNKNOWN;
                }
            }
            flow.end(facts);
        }
    }

    /** A report, or an answer that names one order; {@code status} is a label of the first and a fact of the second. */
    @HotPath
    public void tell(int site, long nanos, @Nullable Object exchange, @Nullable Object status) {
        Site own = sites[site];
        if (own != null) {
            OrderFacts facts = flow.told();
            if (own.stated && facts.status == null) {
                return;
            }
            facts.step = own.step;
            facts.kind = own.kind;
            facts.timeNanos = nanos;
            facts.exchange = own.value(0, exchange);
            if (own.step == OrderFacts.REPORT) {
                facts.status = own.value(1, status);
            }
            flow.tell(facts);
        }
    }

    /** A list of orders ends; it is the whole only where the probe says so and all of it was read. */
    @HotPath
    public void listEnd(int site, long nanos, boolean all, @Nullable Object exchange) {
        Site own = sites[site];
        if (own != null) {
            OrderFacts facts = flow.told();
            facts.step = OrderFacts.LIST_END;
            facts.kind = own.kind;
            facts.timeNanos = nanos;
            facts.exchange = own.value(0, exchange);
            facts.complete &= all;
            flow.tell(facts);
        }
    }

    /** What one site tells. */
    private static final class Site {
        final int kind;
        final int step;
        final boolean stated;
        private final @Nullable String[] literals;

        Site(int kind, int step, boolean stated, @Nullable String[] literals) {
            this.kind = kind;
            this.step = step;
            this.stated = stated;
            this.literals = literals;
        }

        /** What is known already stays where the call brings nothing. */
        @HotPath
        void label(
                OrderFacts facts,
                @Nullable Object exchange,
                @Nullable Object symbol,
                @Nullable Object type,
                @Nullable Object side,
                @Nullable Object strategy) {
            facts.exchange = value(0, exchange);
            if (kind == Orders.PLACE) {
                facts.symbol = value(SYMBOL, symbol);
                facts.type = value(TYPE, type);
                facts.side = value(SIDE, side);
                facts.strategy = value(STRATEGY, strategy);
            }
        }

        @HotPath
        @Nullable
        Object value(int slot, @Nullable Object brought) {
            String literal = literals[slot];
            return literal == null ? FactValue.of(brought) : literal;
        }
    }
}
