package io.tbot.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * The static target of advice that is inlined into FIX engines. A <em>session</em> is the library's own object for one;
 * tags are read by the advice and come as the texts they are on the wire. One that was there before the agent came is
 * introduced when its first message, or its end, finds it a stranger.
 *
 * <p>Threads: any application thread; never blocks one. Errors: nothing is thrown; a session nobody introduced is not
 * measured.
 */
public final class Fix {
    /** What {@link #sending} returns for a session to be introduced first; no token is it. */
    public static final int STRANGER = Integer.MIN_VALUE;

    /** Plain on purpose: set once before the first class is woven. */
    private static @Nullable FixSink sink;

    private Fix() {}

    /** Connects the engine. Called once, before any class is woven. */
    public static void connect(FixSink engine) {
        sink = engine;
    }

    /**
     * Reads the clock for a call that begins; the first thing advice does.
     *
     * @return {@link System#nanoTime}, or 0 where nothing is to be measured: then advice does nothing else
     */
    @HotPath
    public static long begin() {
        return sink == null ? 0 : Clock.begin();
    }

    /** The message type as one character; 0 for none and for types of two. */
    @HotPath
    public static char kindOf(@Nullable String type) {
        return type != null && type.length() == 1 ? type.charAt(0) : 0;
    }

    /** The text as a sequence number; -1 for what is none. */
    @HotPath
    public static int numberOf(@Nullable String text) {
        if (text == null || text.length() == 0 || text.length() > 9) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /**
     * Introduces a session; nothing happens where it is known.
     *
     * @param target the other side's CompID
     * @param initiator whether the bot opened the connection, so that the other side is its venue
     * @param store where the session keeps what it sent
     * @param loggedOn whether both sides had logged on before the agent could see it: it is up, and that is no logon
     */
    @HotPath
    public static void introduced(
            Object session,
            @Nullable String id,
            @Nullable String target,
            boolean initiator,
            @Nullable Object store,
            boolean loggedOn) {
        FixSink sink = Fix.sink;
        if (sink != null && id != null) {
            sink.introduced(session, id, target, initiator, store, loggedOn);
        }
    }

    /** Whether a session is to be introduced. */
    @HotPath
    public static boolean isStranger(Object session) {
        FixSink sink = Fix.sink;
        return sink != null && sink.isStranger(session);
    }

    /**
     * Opens an order call: a message of type D, F or G that is about to be sent; its ids, price and quantity were set
     * in {@link Orders#facts}.
     *
     * @return a token for {@link #sent}; negative where the call is part of one already open, or no order of the bot's
     */
    @HotPath
    public static int ordering(
            Object session,
            long startNanos,
            char kind,
            @Nullable String symbol,
            @Nullable String orderType,
            @Nullable String side) {
        FixSink sink = Fix.sink;
        return sink == null ? -1 : sink.ordering(session, startNanos, kind, symbol, orderType, side);
    }

    /** Opens a send; returns a token for {@link #sent}, or {@link #STRANGER}: introduce the session and begin anew. */
    @HotPath
    public static int sending(Object session, long startNanos, String type) {
        FixSink sink = Fix.sink;
        return sink == null ? -1 : sink.sending(session, startNanos, type);
    }

    /** Remembers a test request by its id. */
    @HotPath
    public static void testing(Object session, long startNanos, String id) {
        FixSink sink = Fix.sink;
        if (sink != null) {
            sink.testing(session, startNanos, id);
        }
    }

    /**
     * Closes a send.
     *
     * @param order what {@link #ordering} returned
     * @param send what {@link #sending} returned
     * @param handedOn whether the message was handed to the transport
     */
    @HotPath
    public static void sent(Object session, int order, int send, long startNanos, boolean handedOn) {
        FixSink sink = Fix.sink;
        if (sink != null) {
            sink.sent(session, order, send, startNanos, handedOn);
        }
    }

    /** Remembers a message that got its number and is about to leave, so that a reject can be traced to it. */
    @HotPath
    public static void numbered(Object session, int number, String type) {
        FixSink sink = Fix.sink;
        if (sink != null) {
            sink.numbered(session, number, type);
        }
    }

    /** Takes the text of a message that the socket's writer is handed now. */
    @HotPath
    public static void writing(@Nullable String text) {
        FixSink sink = Fix.sink;
        if (sink != null && text != null) {
            sink.writing(System.nanoTime(), text);
        }
    }

    /** Takes a reject that this side sent; {@code refType} is the type of the message it rejects. */
    @HotPath
    public static void rejecting(Object session, @Nullable String refType, boolean business, @Nullable String reason) {
        FixSink sink = Fix.sink;
        if (sink != null) {
            sink.rejecting(session, refType, business, reason);
        }
    }

    /** Takes the text of a message, first sent or resent, that was handed to the transport. */
    @HotPath
    public static void handedOn(Object session, @Nullable String text) {
        FixSink sink = Fix.sink;
        if (sink != null && text != null && !AgentThread.isCurrent()) {
            sink.handedOn(session, text);
        }
    }

    /** Opens the store's part of a send; returns a token for {@link #ended}. */
    @HotPath
    public static int storing(Object session, long startNanos) {
        FixSink sink = Fix.sink;
        return sink == null ? -1 : sink.storing(session, startNanos);
    }

    /** Opens the application's part of a message that came in; returns a token for {@link #ended}. */
    @HotPath
    public static int applying(Object session, long startNanos, @Nullable String type) {
        FixSink sink = Fix.sink;
        return sink == null ? -1 : sink.applying(session, startNanos, type == null ? "" : type);
    }

    /** Marks a message as handed from the reader to the thread that processes it. */
    @HotPath
    public static void queued(Object message) {
        FixSink sink = Fix.sink;
        if (sink != null && !AgentThread.isCurrent()) {
            sink.queued(message);
        }
    }

    /**
     * Takes a message that came in.
     *
     * @param again whether the sender says it may have come before
     * @return false where the session is to be introduced first: nothing was taken
     */
    @HotPath
    public static boolean received(Object session, Object message, long startNanos, String type, boolean again) {
        FixSink sink = Fix.sink;
        return sink == null || sink.received(session, message, startNanos, type, again);
    }

    /** Takes when a message that came in was sent by the other side's clock: tag 52. */
    @HotPath
    public static void dated(Object session, String sendingTime) {
        FixSink sink = Fix.sink;
        if (sink != null) {
            sink.dated(session, sendingTime);
        }
    }

    /**
     * Opens a report that says nothing new; what the bot does with it is no event. Returns a token for {@link #ended}.
     */
    @HotPath
    public static int repeating(Object session, long startNanos) {
        FixSink sink = Fix.sink;
        return sink == null ? -1 : sink.repeating(session, startNanos);
    }

    /**
     * Whether a message that came in says what was not known yet: it is no repetition.
     *
     * @param execId of an execution report; {@code null} for anything else
     */
    @HotPath
    public static boolean isNews(Object session, char kind, int number, boolean again, @Nullable String execId) {
        FixSink sink = Fix.sink;
        return sink != null && sink.isNews(session, kind, number, again, execId);
    }

    /**
     * Opens an execution report; its ids, quantities and prices were set in {@link Orders#facts}.
     *
     * @param status tag 39
     * @param executionType tag 150
     * @param transactionType tag 20, up to FIX 4.2
     * @param refusal tag 103
     * @param time tag 60, else 52
     * @return a token for {@link #ended}
     */
    @HotPath
    public static int report(
            Object session,
            long startNanos,
            @Nullable String status,
            @Nullable String executionType,
            @Nullable String transactionType,
            @Nullable String refusal,
            @Nullable String time) {
        FixSink sink = Fix.sink;
        return sink == null
                ? -1
                : sink.report(session, startNanos, status, executionType, transactionType, refusal, time);
    }

    /**
     * Whether an execution report says that the venue refused an order: not where it only answers a question about one
     * that was refused before.
     *
     * @param status tag 39
     * @param executionType tag 150, I for an answer since FIX 4.3
     * @param transactionType tag 20, 3 for an answer up to FIX 4.2
     */
    @HotPath
    public static boolean isRefusal(
            @Nullable String status, @Nullable String executionType, @Nullable String transactionType) {
        return "8".equals(status) && !"I".equals(executionType) && !"3".equals(transactionType);
    }

    /** Takes a new order that the venue refused; {@code reason} is tag 103. */
    @HotPath
    public static void refused(Object session, @Nullable String symbol, @Nullable String reason) {
        FixSink sink = Fix.sink;
        if (sink != null) {
            sink.refused(session, symbol, reason);
        }
    }

    /**
     * Takes a cancel or replace that the venue refused; its ids were set in {@link Orders#facts}.
     *
     * @param reason tag 102
     * @param responseTo tag 434, 2 for a replace
     */
    @HotPath
    public static void cancelRefused(Object session, @Nullable String reason, @Nullable String responseTo) {
        FixSink sink = Fix.sink;
        if (sink != null) {
            sink.cancelRefused(session, reason, responseTo);
        }
    }

    /**
     * Opens a piece of market data.
     *
     * @param whole whether it is a snapshot, else a change
     * @param date tag 272 of the first entry
     * @param time tag 273 of the first entry, else 60
     * @param sent tag 52
     * @return a token for {@link #ticked}; -1 for none
     */
    @HotPath
    public static int tick(
            Object session,
            long startNanos,
            boolean whole,
            @Nullable String symbol,
            @Nullable String date,
            @Nullable String time,
            @Nullable String sent) {
        FixSink sink = Fix.sink;
        return sink == null ? -1 : sink.tick(session, startNanos, whole, symbol, date, time, sent);
    }

    /** Closes what {@link #tick} opened. */
    @HotPath
    public static void ticked(int token, long startNanos, @Nullable Throwable thrown) {
        FixSink sink = Fix.sink;
        if (sink != null && token != -1) {
            sink.ticked(token, startNanos, thrown);
        }
    }

    /**
     * Takes a reject that the other side sent; the client id that it names was set in {@link Orders#facts}.
     *
     * @param refNumber of the message it rejects; -1 for none
     * @param refType of that message, where the reject says it
     */
    @HotPath
    public static void rejected(
            Object session, int refNumber, @Nullable String refType, boolean business, @Nullable String reason) {
        FixSink sink = Fix.sink;
        if (sink != null) {
            sink.rejected(session, refNumber, refType, business, reason);
        }
    }

    /** Takes a heartbeat that answers the test request {@code id}. */
    @HotPath
    public static void answered(Object session, long startNanos, String id) {
        FixSink sink = Fix.sink;
        if (sink != null) {
            sink.answered(session, startNanos, id);
        }
    }

    /** Closes what {@code token} opened. */
    @HotPath
    public static void ended(int token, long startNanos, @Nullable Throwable thrown) {
        FixSink sink = Fix.sink;
        if (sink != null && token >= 0) {
            sink.ended(token, startNanos, thrown);
        }
    }

    /** Takes a message whose number is higher than the one expected next. */
    @HotPath
    public static void tooHigh(Object session, int number, int expected) {
        FixSink sink = Fix.sink;
        if (sink != null) {
            sink.tooHigh(session, number, expected);
        }
    }

    /** Takes a session that both sides have logged on to. */
    @HotPath
    public static void loggedOn(Object session) {
        FixSink sink = Fix.sink;
        if (sink != null) {
            sink.loggedOn(session);
        }
    }

    /** Takes a session whose connection ended. */
    @HotPath
    public static void disconnected(Object session, @Nullable String reason) {
        FixSink sink = Fix.sink;
        if (sink != null) {
            sink.disconnected(session, reason);
        }
    }
}
