package io.tbot.testapp.venue.fix;

import io.tbot.testapp.fix.Messages;
import io.tbot.testapp.fix.Tags;
import io.tbot.testapp.venue.MatchingRules;
import io.tbot.testapp.venue.Order;
import io.tbot.testapp.venue.OrderDesk;
import io.tbot.testapp.venue.Refusal;
import io.tbot.testapp.venue.VenueJournal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import quickfix.Application;
import quickfix.Message;
import quickfix.SessionID;
import quickfix.UnsupportedMessageType;

/**
 * What the venue answers to each FIX message: the same orders meet the same fate as by HTTP.
 *
 * <p>Threads: the engine's one that takes up messages. A slow venue holds up whatever comes behind a slow answer, as on
 * one HTTP connection.
 */
final class FixOrders implements Application {
    private static final String REFUSED_CHANGES = "refused_changes";

    private final OrderDesk desk;
    private final MatchingRules rules;
    private final VenueJournal journal;
    private final FixRepeats repeats;
    private final AtomicLong lastRequest = new AtomicLong();
    private final AtomicLong lastExecution = new AtomicLong();
    private final Map<SessionID, FixReports> sessions = new ConcurrentHashMap<>();

    FixOrders(OrderDesk desk, MatchingRules rules, VenueJournal journal) {
        this.desk = desk;
        this.rules = rules;
        this.journal = journal;
        this.repeats = new FixRepeats(rules, journal);
    }

    @Override
    public void fromApp(Message message, SessionID session) throws UnsupportedMessageType {
        FixReports reports = sessions.computeIfAbsent(session, added -> new FixReports(added, lastExecution, repeats));
        String type = Messages.type(message);
        boolean known =
                type.equals(Messages.NEW_ORDER) || type.equals(Messages.CANCEL) || type.equals(Messages.REPLACE);
        if (!known) {
            throw new UnsupportedMessageType(); // which the engine answers
        }
        if (rules.isRateLimited(lastRequest.incrementAndGet())) {
            journal.count("turned_away", reports.way());
            if (type.equals(Messages.NEW_ORDER)) {
                desk.turnAway(FixForm.of(message), reports);
            } else {
                journal.count(REFUSED_CHANGES, reports.way());
            }
            reports.tooMany(message);
            return;
        }
        try {
            switch (type) {
                case Messages.NEW_ORDER -> place(message, reports);
                case Messages.CANCEL -> cancel(message, reports);
                default -> replace(message, reports);
            }
        } catch (InterruptedException shutDown) {
            Thread.currentThread().interrupt();
        }
    }

    private void place(Message message, FixReports reports) throws InterruptedException {
        Map<String, String> form = FixForm.of(message);
        long delayMillis = rules.responseDelayMillis(form.getOrDefault("newClientOrderId", ""));
        try {
            Order order = desk.place(form, reports);
            desk.lose(order);
            Thread.sleep(delayMillis);
            desk.report(order);
        } catch (Refusal refusal) {
            Thread.sleep(delayMillis);
            reports.refuse(message, refusal);
        }
    }

    private void cancel(Message message, FixReports reports) throws InterruptedException {
        try {
            Order order = desk.cancel(FixForm.of(message));
            Thread.sleep(rules.responseDelayMillis(order.clientOrderId()));
            if (order.reports() != reports) {
                desk.reportCancel(order);
            }
            reports.canceled(order, Messages.text(message, Tags.CL_ORD_ID));
        } catch (Refusal refusal) {
            refuseChange(message, refusal, reports);
        }
    }

    private void replace(Message message, FixReports reports) throws InterruptedException {
        try {
            Order order = desk.replace(FixForm.of(message), reports);
            Thread.sleep(rules.responseDelayMillis(order.clientOrderId()));
            desk.reportReplace(order);
        } catch (Refusal refusal) {
            refuseChange(message, refusal, reports);
        }
    }

    private void refuseChange(Message message, Refusal refusal, FixReports reports) {
        journal.count(REFUSED_CHANGES, reports.way());
        reports.refuseChange(message, refusal, desk.known(Messages.text(message, Tags.ORIG_CL_ORD_ID)));
    }

    @Override
    public void onCreate(SessionID session) {
        // a session says nothing until it is used
    }

    @Override
    public void onLogon(SessionID session) {
        // everyone is welcome
    }

    @Override
    public void onLogout(SessionID session) {
        // orders live on without their client
    }

    @Override
    public void toAdmin(Message message, SessionID session) {
        // as the engine made it
    }

    @Override
    public void fromAdmin(Message message, SessionID session) {
        // the engine's business
    }

    @Override
    public void toApp(Message message, SessionID session) {
        // as it was made
    }
}
