package io.tbot.engine.orders;

import io.tbot.bootstrap.OrderFacts;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How an order moves: forward only, by what the venue says and by how much is executed, in whatever order that is told.
 * Every state counts once per order when it is first told, every measure when its end is known.
 *
 * <p>Threads: whoever holds the blotter's lock.
 */
final class Lifecycle {
    private final OrderTable table;
    private final OrderNumbers numbers;
    private final Accounts accounts;

    Lifecycle(OrderTable table, OrderNumbers numbers) {
        this.table = table;
        this.numbers = numbers;
        this.accounts = new Accounts(numbers);
    }

    /**
     * What the venue says of an order.
     *
     * @param polled whether the bot asked for it: then it says what is, not when it came to be
     */
    void told(OrderRecord order, Told told, boolean polled) {
        if (!isNews(order, told)) {
            return;
        }
        boolean wasOver = order.state.isDone() && !order.presumed && !order.endAskedFor;
        BigDecimal before = order.fills.qty();
        execute(order, told);
        BigDecimal after = order.fills.qty();
        boolean more = after.compareTo(before) > 0;
        if (more) {
            filled(order, told, polled, wasOver);
        }
        if (order.endAskedFor && !polled && told.state == order.state) {
            order.endAskedFor = false;
            order.doneNanos = told.timeNanos;
        }
        OrderState state = stateOf(order, told, after);
        if (state != null) {
            if (state.isAcknowledged()) {
                acknowledged(order, polled ? 0 : told.timeNanos);
            }
            if (told.state != null && told.state.compareTo(OrderState.OPEN) >= 0) {
                reached(order, told.state);
            }
            if (partly(order, told)) {
                reached(order, OrderState.PARTIALLY_FILLED);
            }
            // what was on its way when the list was asked for does not say that the order still lives
            if (!order.presumed || state.isDone() || told.step == OrderFacts.LISTED) {
                advance(order, state, told.timeNanos, polled);
            }
            if (!polled && order.state == OrderState.FILLED && !order.presumed && state == OrderState.FILLED) {
                filledWhole(order, told.timeNanos);
            }
        }
        accounts.take(order);
        tellMeasures(order);
    }

    /** A report that repeats an execution says nothing; anything else may. */
    private boolean isNews(OrderRecord order, Told told) {
        if (told.step == OrderFacts.REPORT && told.execId != null && !order.executed(told.execId)) {
            numbers.repeated(order.exchange);
            return false;
        }
        return true;
    }

    private static void execute(OrderRecord order, Told told) {
        Fills fills = order.fills;
        BigDecimal cumulative = told.cumQty;
        if (told.revises) {
            if (cumulative != null) {
                fills.revised(cumulative, told.averagePx);
            }
            return;
        }
        BigDecimal fee = fills.inCurrency(told.fee, told.feeCurrency);
        if (told.step == OrderFacts.TRADE) {
            Object id = told.execId == null
                    ? "t:" + told.lastQty + '@' + told.lastPx + '@' + told.timeNanos
                    : "t:" + told.execId;
            if (told.lastQty != null && order.executed(id)) {
                fills.executed(true, told.lastQty, told.lastPx, fee);
            }
        } else if (told.step == OrderFacts.REPORT) {
            boolean news = cumulative == null
                    ? told.lastQty != null && (told.execId != null || !told.again)
                    : cumulative.signum() > 0 && order.executed(cumulative.stripTrailingZeros());
            if (news) {
                fills.executed(false, told.lastQty, told.lastPx, fee);
            }
        }
        if (cumulative != null && cumulative.signum() > 0) {
            fills.told(cumulative, told.averagePx);
        } else if (told.state == OrderState.FILLED && cumulative == null && told.lastQty == null && order.qty != null) {
            fills.told(order.qty, told.averagePx);
        }
    }

    private void filled(OrderRecord order, Told told, boolean polled, boolean wasOver) {
        if (wasOver
                && order.state != OrderState.FILLED
                && told.step == OrderFacts.REPORT
                && told.timeNanos - order.doneNanos > 0) {
            numbers.lateFill(order);
        }
        if (!polled) {
            order.firstFillNanos = earlier(order.firstFillNanos, told.timeNanos);
            order.fillNanos = later(order.fillNanos, told.timeNanos);
        } else if (order.firstFillNanos == 0) {
            // somebody asked first: when it was filled is not known
            order.firstFillTold = true;
        }
    }

    private static @Nullable OrderState stateOf(OrderRecord order, Told told, BigDecimal executed) {
        if (order.qty != null && executed.compareTo(order.qty) >= 0) {
            return OrderState.FILLED;
        }
        if (executed.signum() > 0 && (told.state == null || !told.state.isDone())) {
            return OrderState.PARTIALLY_FILLED;
        }
        return told.state;
    }

    /** Whether this, in itself, tells of an order that is executed in part. */
    private static boolean partly(OrderRecord order, Told told) {
        BigDecimal cumulative = told.cumQty;
        return told.state == OrderState.PARTIALLY_FILLED
                || (cumulative != null
                        && cumulative.signum() > 0
                        && order.qty != null
                        && cumulative.compareTo(order.qty) < 0);
    }

    /** The venue has it. The time is 0 where it is only known that it does. */
    void acknowledged(OrderRecord order, long timeNanos) {
        table.awaited.remove(order);
        if (timeNanos != 0) {
            order.ackNanos = earlier(order.ackNanos, timeNanos);
        } else if (order.ackNanos == 0) {
            order.ackTold = true;
        }
    }

    /** Moves an order on, if it is not further already. */
    void advance(OrderRecord order, OrderState state, long timeNanos, boolean polled) {
        if (state.isAcknowledged()) {
            reached(order, OrderState.OPEN);
        }
        if (state.compareTo(OrderState.OPEN) >= 0) {
            reached(order, state);
        }
        if (order.presumed) {
            correct(order, state, timeNanos);
        }
        if (state.compareTo(order.state) <= 0) {
            return;
        }
        reached(order, state);
        boolean wasDone = order.state.isDone();
        order.state = state;
        if (state.isDone()) {
            finish(order, timeNanos, polled, wasDone);
        }
    }

    private void finish(OrderRecord order, long timeNanos, boolean polled, boolean wasDone) {
        if (!wasDone) {
            order.doneNanos = timeNanos;
            order.endAskedFor = polled;
        }
        table.finish(order);
        if (order.state == OrderState.CANCELLED && order.cancelNanos != 0 && !polled) {
            long waitedNanos = timeNanos - order.cancelNanos;
            if (waitedNanos >= 0) { // else the venue cancelled it before it was asked to
                numbers.cancelled(order, waitedNanos);
            }
            order.cancelNanos = 0;
        }
    }

    /** What is told now decides over what was only presumed. */
    private void correct(OrderRecord order, OrderState state, long timeNanos) {
        boolean alive = !state.isDone() && state.compareTo(OrderState.OPEN) >= 0;
        if (!state.isDone() && !(alive && timeNanos - order.doneNanos > 0)) {
            return;
        }
        if (state != order.state) {
            numbers.presumed(order, true);
        }
        order.presumed = false;
        if (state.isDone()) {
            order.state = state;
            order.doneNanos = timeNanos;
        } else {
            order.state = order.fills.qty().signum() > 0 ? OrderState.PARTIALLY_FILLED : OrderState.OPEN;
            order.doneNanos = 0;
            table.reopen(order);
        }
    }

    /** A list of all open orders no longer holds it. */
    void vanished(OrderRecord order, long timeNanos) {
        OrderState state = order.cancelSent ? OrderState.CANCELLED : OrderState.FILLED;
        advance(order, state, timeNanos, true);
        order.presumed = true;
        numbers.presumed(order, false);
        accounts.take(order);
    }

    /** The venue or the library said no. */
    void rejected(OrderRecord order, String reason, long timeNanos, boolean counted) {
        order.refusalCounted |= counted;
        order.reason = order.reason == null && !reason.isEmpty() ? reason : order.reason;
        advance(order, OrderState.REJECTED, timeNanos, false);
        if (!order.refusalCounted && order.state == OrderState.REJECTED) {
            order.refusalCounted = true;
            numbers.rejected(order.exchange, order.symbol, reason.isEmpty() ? "refused" : reason);
        }
    }

    /** Nobody knows whether the venue has it. */
    void doubted(OrderRecord order, String reason) {
        if (order.ackNanos == 0 && order.state.compareTo(OrderState.UNKNOWN) < 0) {
            order.reason = reason.isEmpty() ? order.reason : reason;
            reached(order, OrderState.UNKNOWN);
            order.state = OrderState.UNKNOWN;
        }
    }

    /** The replace that was asked for is carried out. */
    void replaced(OrderRecord order, long timeNanos, boolean newId) {
        OrderRecord.Change change = order.change;
        if (order.replaceNanos == 0 || change == null) {
            return;
        }
        numbers.replaced(order, timeNanos - order.replaceNanos, newId);
        order.replaceNanos = 0;
        order.change = null;
        order.replaces++;
        order.price = change.price() == null ? order.price : change.price();
        order.qty = change.qty() == null ? order.qty : change.qty();
        order.clientId = change.clientId() == null ? order.clientId : change.clientId();
    }

    private void reached(OrderRecord order, OrderState state) {
        if ((order.reached & state.bit()) == 0) {
            order.reached |= state.bit();
            numbers.reached(order, state);
        }
    }

    private void filledWhole(OrderRecord order, long timeNanos) {
        if (!order.fillTold) {
            order.fillTold = true;
            order.fillNanos = later(order.fillNanos, timeNanos);
            order.firstFillNanos = earlier(order.firstFillNanos, timeNanos);
            numbers.fill(order);
        }
    }

    /** Tells the measures whose both ends are known, once the call that placed the order is over. */
    void tellMeasures(OrderRecord order) {
        if (!order.settled) {
            return;
        }
        if (!order.ackTold && order.ackNanos != 0) {
            order.ackTold = true;
            numbers.ack(order);
        }
        if (!order.firstFillTold && order.firstFillNanos != 0) {
            order.firstFillTold = true;
            numbers.firstFill(order);
        }
    }

    private static long earlier(long a, long b) {
        return a == 0 || b - a < 0 ? b : a;
    }

    private static long later(long a, long b) {
        return a == 0 || b - a > 0 ? b : a;
    }
}
