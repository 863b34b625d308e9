package io.tbot.testapp.bot.fix;

import io.tbot.testapp.bot.Execution;
import io.tbot.testapp.bot.OpenOrder;
import io.tbot.testapp.bot.OrderGateway;
import io.tbot.testapp.bot.OrderRejectedException;
import io.tbot.testapp.bot.OrderRequest;
import io.tbot.testapp.bot.OrderType;
import io.tbot.testapp.bot.Side;
import io.tbot.testapp.fix.CountingLog;
import io.tbot.testapp.fix.Messages;
import io.tbot.testapp.fix.Tags;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import quickfix.ConfigError;
import quickfix.Message;
import quickfix.MessageStoreFactory;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.SessionSettings;
import quickfix.SocketInitiator;

/**
 * Orders over a FIX session of its own, which logs on by itself whenever it can.
 *
 * <p>Threads: any may trade; each waits for the venue's answer to its own message.
 */
public final class FixOrderGateway implements OrderGateway, AutoCloseable {
    private static final String COMP_ID = "BOT";
    private static final String VENUE_COMP_ID = "DEMO";
    private static final int HEARTBEAT_SECONDS = 30;
    private static final long LOGON_SECONDS = 10;

    private final String address;
    private final int answerMillis;
    private final SessionID id = new SessionID(Messages.VERSION, COMP_ID, VENUE_COMP_ID);
    private final Sends sends;
    private final FixAnswers answers;
    private final SocketInitiator initiator;
    private final AtomicLong lastCancel = new AtomicLong();

    /**
     * @param address host and port of the venue's acceptor
     * @param answerMillis how long to wait for the venue's answer to a message
     * @param stores where messages are kept for sending them again
     * @param executions takes the venue's reports, on the engine's thread
     * @param log counts the messages
     * @param sends is told how long each of the bot's own took to send
     */
    public FixOrderGateway(
            String address,
            int answerMillis,
            MessageStoreFactory stores,
            Consumer<Execution> executions,
            CountingLog log,
            Sends sends) {
        this.address = address;
        this.answerMillis = answerMillis;
        this.sends = sends;
        this.answers = new FixAnswers(executions);
        SessionSettings settings = settings();
        try {
            initiator = new SocketInitiator(answers, stores, settings, log, new Messages());
        } catch (ConfigError mistake) {
            throw new IllegalStateException(mistake);
        }
    }

    /** Where the time of sending goes, which ends long before the venue's answer. */
    public interface Sends {
        void sent(String type, long nanos);
    }

    /** Connects, and waits until both sides have logged on. */
    public void open() throws IOException, InterruptedException {
        try {
            initiator.start();
        } catch (ConfigError mistake) {
            throw new IllegalStateException(mistake);
        }
        awaitLogon();
    }

    @Override
    public String placeOrder(OrderRequest request) throws IOException, OrderRejectedException {
        Message answer = ask(request.clientId(), filled(Messages.of(Messages.NEW_ORDER), request));
        boolean refused = Messages.type(answer).equals(Messages.BUSINESS_REJECT)
                || Messages.text(answer, Tags.EXEC_TYPE).equals(FixExecutions.REJECTED);
        if (refused) {
            throw new OrderRejectedException(0, Messages.text(answer, Tags.TEXT));
        }
        return Messages.text(answer, Tags.ORDER_ID);
    }

    @Override
    public boolean cancelOrder(String clientId, String symbol) throws IOException {
        Message cancel = Messages.of(Messages.CANCEL);
        String cancelId = clientId + "-C" + lastCancel.incrementAndGet();
        cancel.setString(Tags.CL_ORD_ID, cancelId);
        cancel.setString(Tags.ORIG_CL_ORD_ID, clientId);
        cancel.setString(Tags.SYMBOL, symbol);
        Messages.stamp(cancel);
        return Messages.type(ask(cancelId, cancel)).equals(Messages.EXECUTION_REPORT);
    }

    @Override
    public boolean replaceOrder(String clientId, String id, OrderRequest replacement) throws IOException {
        Message replace = filled(Messages.of(Messages.REPLACE), replacement);
        replace.setString(Tags.ORIG_CL_ORD_ID, clientId);
        return Messages.type(ask(replacement.clientId(), replace)).equals(Messages.EXECUTION_REPORT);
    }

    @Override
    public boolean canAsk() {
        return false;
    }

    @Override
    public String orderStatus(String clientId, String symbol) {
        throw new UnsupportedOperationException("this way has no such question");
    }

    @Override
    public List<OpenOrder> openOrders() {
        return List.of();
    }

    /** Logs off and waits until the venue has, too. */
    @Override
    public void close() {
        initiator.stop();
    }

    private Message ask(String clientId, Message message) throws IOException {
        CompletableFuture<Message> answer = answers.expect(clientId);
        try {
            awaitLogon();
            send(message);
            return answer.get(answerMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            throw new IOException("no answer within " + answerMillis + " ms", silent);
        } catch (SessionNotFound | ExecutionException closed) {
            throw new IOException("FIX session is closed", closed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the venue", stopped);
        } finally {
            answers.forget(clientId);
        }
    }

    /** Where the connection broke just now, the engine keeps the message and sends it after the next logon. */
    private void send(Message message) throws SessionNotFound {
        long startNanos = System.nanoTime();
        boolean unused = Session.sendToTarget(message, id);
        sends.sent(Messages.type(message), System.nanoTime() - startNanos);
    }

    private void awaitLogon() throws IOException, InterruptedException {
        if (!answers.awaitLogon(LOGON_SECONDS)) {
            throw new ConnectException(
                    "no FIX session with '" + address + "' within " + LOGON_SECONDS + "s; is a venue listening there?");
        }
    }

    private static Message filled(Message order, OrderRequest request) {
        order.setString(Tags.CL_ORD_ID, request.clientId());
        order.setString(Tags.SYMBOL, request.symbol());
        order.setString(Tags.SIDE, request.side() == Side.BUY ? "1" : "2");
        order.setString(Tags.ORD_TYPE, request.type() == OrderType.MARKET ? "1" : "2");
        order.setDecimal(Tags.ORDER_QTY, request.quantity());
        if (request.type() == OrderType.LIMIT) {
            order.setDecimal(Tags.PRICE, request.price());
        }
        order.setString(Tags.TICK_NANOS, Long.toString(request.tickNanos()));
        Messages.stamp(order);
        return order;
    }

    private SessionSettings settings() {
        int colon = address.lastIndexOf(':');
        SessionSettings settings = new SessionSettings();
        settings.setString("ConnectionType", "initiator");
        settings.setString("NonStopSession", "Y");
        settings.setString("HeartBtInt", Integer.toString(HEARTBEAT_SECONDS));
        settings.setString("ReconnectInterval", "1");
        settings.setString("SocketConnectHost", address.substring(0, colon));
        settings.setString("SocketConnectPort", address.substring(colon + 1));
        settings.setString("SocketTcpNoDelay", "Y");
        settings.setString("UseDataDictionary", "N");
        settings.setString(id, "BeginString", id.getBeginString());
        settings.setString(id, "SenderCompID", id.getSenderCompID());
        settings.setString(id, "TargetCompID", id.getTargetCompID());
        return settings;
    }
}
