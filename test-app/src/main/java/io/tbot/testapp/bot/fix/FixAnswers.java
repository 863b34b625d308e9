package io.tbot.testapp.bot.fix;

import io.tbot.testapp.bot.Execution;
import io.tbot.testapp.fix.Messages;
import io.tbot.testapp.fix.Tags;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import quickfix.Application;
import quickfix.Message;
import quickfix.SessionID;
import quickfix.UnsupportedMessageType;

/**
 * What the venue says, given to those who wait for it: first the answer to whoever asked, then the report to the books.
 *
 * <p>Threads: the engine's one that takes up messages; traders wait.
 */
final class FixAnswers implements Application {
    private final Consumer<Execution> executions;
    private final Map<String, CompletableFuture<Message>> expected = new ConcurrentHashMap<>();
    private boolean loggedOn;
    private boolean knownToVenue;

    FixAnswers(Consumer<Execution> executions) {
        this.executions = executions;
    }

    /** Completes with the first thing that the venue says about this id. */
    CompletableFuture<Message> expect(String clientId) {
        CompletableFuture<Message> answer = new CompletableFuture<>();
        expected.put(clientId, answer);
        return answer;
    }

    void forget(String clientId) {
        expected.remove(clientId);
    }

    /** Whether the session is up, now or before the time is over. */
    synchronized boolean awaitLogon(long seconds) throws InterruptedException {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long leftMillis = TimeUnit.SECONDS.toMillis(seconds);
        while (!loggedOn && leftMillis > 0) {
            wait(leftMillis);
            leftMillis = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
        }
        return loggedOn;
    }

    @Override
    public void fromApp(Message message, SessionID session) throws UnsupportedMessageType {
        switch (Messages.type(message)) {
            case Messages.EXECUTION_REPORT -> {
                answer(message, Tags.CL_ORD_ID);
                executions.accept(FixExecutions.of(message));
            }
            case Messages.CANCEL_REJECT -> answer(message, Tags.CL_ORD_ID);
            case Messages.BUSINESS_REJECT -> answer(message, Tags.BUSINESS_REJECT_REF_ID);
            default -> throw new UnsupportedMessageType();
        }
    }

    private void answer(Message message, int idTag) {
        CompletableFuture<Message> waiting = expected.get(Messages.text(message, idTag));
        if (waiting != null) {
            waiting.complete(message);
        }
    }

    /** Numbers begin at 1 when the bot starts, and go on when it comes back. */
    @Override
    public synchronized void toAdmin(Message message, SessionID session) {
        if (!knownToVenue && Messages.type(message).equals(Messages.LOGON)) {
            message.setBoolean(Tags.RESET_SEQ_NUM, true);
        }
    }

    @Override
    public void fromAdmin(Message message, SessionID session) {
        if (Messages.type(message).equals(Messages.SESSION_REJECT)) {
            System.err.println("bot: venue rejects FIX message " + Messages.text(message, Tags.REF_SEQ_NUM) + ": "
                    + Messages.text(message, Tags.TEXT));
        }
    }

    @Override
    public synchronized void onLogon(SessionID session) {
        loggedOn = true;
        knownToVenue = true;
        notifyAll();
    }

    @Override
    public synchronized void onLogout(SessionID session) {
        loggedOn = false;
    }

    @Override
    public void onCreate(SessionID session) {
        // it logs on by itself
    }

    @Override
    public void toApp(Message message, SessionID session) {
        // as it was made
    }
}
