package io.tbot.testapp.venue.fix;

import io.tbot.testapp.fix.Messages;
import io.tbot.testapp.fix.Tags;
import io.tbot.testapp.venue.Order;
import io.tbot.testapp.venue.OrderTicket;
import io.tbot.testapp.venue.OrderTrail;
import io.tbot.testapp.venue.Refusal;
import io.tbot.testapp.venue.Reports;
import java.math.BigDecimal;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;

/**
 * What the venue says to one FIX session. Quantities and prices go out as they came in: 0.500 stays 0.500.
 *
 * <p>Threads: any; the reports of one order come one after another. To a client that is away they are kept, and sent
 * when it is back.
 */
final class FixReports implements Reports {
    private static final String NEW = "0";
    private static final String PARTIALLY_FILLED = "1";
    private static final String FILLED = "2";
    private static final String CANCELED = "4";
    private static final String REPLACED = "5";
    private static final String REJECTED = "8";
    private static final String EXPIRED = "C";
    private static final String TRADE = "F";
    private static final String NO_ORDER = "NONE";

    private static final Set<String> DONE = Set.of(Order.CANCELED, Order.FILLED, Order.EXPIRED);
    private static final int TOO_LATE = 0;
    private static final int UNKNOWN_ORDER = 1;
    private static final int NOT_AVAILABLE = 4;

    private final SessionID session;
    private final AtomicLong lastExecution;
    private final FixRepeats repeats;

    FixReports(SessionID session, AtomicLong lastExecution, FixRepeats repeats) {
        this.session = session;
        this.lastExecution = lastExecution;
        this.repeats = repeats;
    }

    @Override
    public String way() {
        return "fix";
    }

    @Override
    public boolean answers() {
        return true;
    }

    @Override
    public void send(Order order, String executionType, BigDecimal quantity) {
        String type = executionType.equals("TRADE") ? TRADE : code(executionType);
        Message report = report(order, type);
        if (type.equals(NEW)) {
            order.trail().answered();
        } else if (type.equals(REPLACED)) {
            report.setString(Tags.ORIG_CL_ORD_ID, order.originalId());
        }
        if (quantity.signum() > 0) {
            report.setDecimal(Tags.LAST_QTY, quantity);
            report.setDecimal(Tags.LAST_PX, order.ticket().price());
        }
        send(report);
        repeats.repeat(report, session);
    }

    /** Confirms a cancel to the session that asked for it. */
    void canceled(Order order, String cancelId) {
        Message report = report(order, CANCELED);
        report.setString(Tags.CL_ORD_ID, cancelId);
        report.setString(Tags.ORIG_CL_ORD_ID, order.clientOrderId());
        order.trail().told(order.status(), OrderTrail.REPORT);
        send(report);
        repeats.repeat(report, session);
    }

    /** Says no to a new order. */
    void refuse(Message asked, Refusal refusal) {
        Message report = execution(REJECTED, REJECTED);
        report.setString(Tags.ORDER_ID, NO_ORDER);
        for (int tag : new int[] {Tags.CL_ORD_ID, Tags.SYMBOL, Tags.SIDE, Tags.ORD_TYPE, Tags.ORDER_QTY, Tags.PRICE}) {
            copy(asked, report, tag);
        }
        report.setInt(Tags.LEAVES_QTY, 0);
        report.setInt(Tags.CUM_QTY, 0);
        report.setInt(Tags.AVG_PX, 0);
        report.setInt(Tags.ORD_REJ_REASON, refusal.fixReason());
        report.setString(Tags.TEXT, refusal.message());
        send(report);
    }

    /**
     * Says no to a cancel or a replace.
     *
     * @param known the order as it stands; null where there is none
     */
    void refuseChange(Message asked, Refusal refusal, @Nullable Order known) {
        Message reject = Messages.of(Messages.CANCEL_REJECT);
        reject.setString(Tags.ORDER_ID, known == null ? NO_ORDER : Long.toString(known.orderId()));
        copy(asked, reject, Tags.CL_ORD_ID);
        copy(asked, reject, Tags.ORIG_CL_ORD_ID);
        reject.setString(Tags.ORD_STATUS, known == null ? REJECTED : code(known.status()));
        reject.setInt(Tags.CXL_REJ_RESPONSE_TO, Messages.type(asked).equals(Messages.CANCEL) ? 1 : 2);
        reject.setInt(Tags.CXL_REJ_REASON, known == null ? UNKNOWN_ORDER : TOO_LATE);
        reject.setString(Tags.TEXT, refusal.message());
        if (known != null) {
            known.trail().told(known.status(), OrderTrail.ANSWER);
        }
        send(reject);
    }

    /** What 429 is by HTTP. */
    void tooMany(Message asked) {
        Message reject = Messages.of(Messages.BUSINESS_REJECT);
        reject.setString(Tags.REF_SEQ_NUM, Messages.header(asked, Tags.MSG_SEQ_NUM));
        reject.setString(Tags.REF_MSG_TYPE, Messages.type(asked));
        reject.setString(Tags.BUSINESS_REJECT_REF_ID, Messages.text(asked, Tags.CL_ORD_ID));
        reject.setInt(Tags.BUSINESS_REJECT_REASON, NOT_AVAILABLE);
        reject.setString(Tags.TEXT, "too many requests");
        send(reject);
    }

    private Message report(Order order, String executionType) {
        OrderTicket ticket = order.ticket();
        BigDecimal executed = order.executed();
        boolean done = DONE.contains(order.status());
        Message report = execution(executionType, code(order.status()));
        report.setString(Tags.ORDER_ID, Long.toString(order.orderId()));
        report.setString(Tags.CL_ORD_ID, order.clientOrderId());
        report.setString(Tags.SYMBOL, ticket.symbol());
        report.setString(Tags.SIDE, ticket.side().equals("BUY") ? "1" : "2");
        report.setString(Tags.ORD_TYPE, ticket.type().equals("MARKET") ? "1" : "2");
        report.setDecimal(Tags.ORDER_QTY, ticket.quantity());
        if (ticket.type().equals("LIMIT")) {
            report.setDecimal(Tags.PRICE, ticket.price());
        }
        report.setDecimal(
                Tags.LEAVES_QTY, done ? BigDecimal.ZERO : ticket.quantity().subtract(executed));
        report.setDecimal(Tags.CUM_QTY, executed);
        report.setDecimal(Tags.AVG_PX, executed.signum() > 0 ? ticket.price() : BigDecimal.ZERO);
        return report;
    }

    private Message execution(String type, String status) {
        Message report = Messages.of(Messages.EXECUTION_REPORT);
        report.setString(Tags.EXEC_ID, Long.toString(lastExecution.incrementAndGet()));
        report.setString(Tags.EXEC_TYPE, type);
        report.setString(Tags.ORD_STATUS, status);
        Messages.stamp(report);
        return report;
    }

    private static String code(String status) {
        return switch (status) {
            case Order.PARTIALLY_FILLED -> PARTIALLY_FILLED;
            case Order.FILLED -> FILLED;
            case Order.CANCELED -> CANCELED;
            case Order.REPLACED -> REPLACED;
            case Order.EXPIRED -> EXPIRED;
            default -> NEW;
        };
    }

    private static void copy(Message from, Message to, int tag) {
        String value = Messages.text(from, tag);
        if (!value.isEmpty()) {
            to.setString(tag, value);
        }
    }

    private void send(Message message) {
        try {
            Session.sendToTarget(message, session);
        } catch (SessionNotFound shutDown) {
            // the acceptor is closed; nobody is left to tell
        }
    }
}
