package io.tbot.testapp.fix;

import quickfix.Log;
import quickfix.LogFactory;
import quickfix.SessionID;

/**
 * Counts the messages on the wire instead of writing them down.
 *
 * <p>Threads: any; the engine logs a message before it is sent and after it was read.
 */
public final class CountingLog implements LogFactory, Log {
    private static final char SOH = '\u0001';
    private static final String TYPE = SOH + "35=";
    private static final String AGAIN = SOH + "43=Y" + SOH;

    private final Tally tally;
    private final Arrivals arrivals;

    public CountingLog(Tally tally) {
        this(tally, new Arrivals());
    }

    /** @param arrivals is told when each message arrived */
    public CountingLog(Tally tally, Arrivals arrivals) {
        this.tally = tally;
        this.arrivals = arrivals;
    }

    /** Where the counts go. */
    public interface Tally {
        /**
         * One message.
         *
         * @param type tag 35
         * @param direction {@code in} or {@code out}
         * @param again whether it says that it may have been sent before
         */
        void message(String type, String direction, boolean again);
    }

    @Override
    public Log create(SessionID session) {
        return this;
    }

    @Override
    public void onIncoming(String message) {
        arrivals.note(message, System.nanoTime());
        count(message, "in");
    }

    @Override
    public void onOutgoing(String message) {
        count(message, "out");
    }

    @Override
    public void clear() {
        // nothing is written down
    }

    @Override
    public void onEvent(String text) {
        // the program says itself what matters
    }

    @Override
    public void onErrorEvent(String text) {
        // as above
    }

    private void count(String message, String direction) {
        int start = message.indexOf(TYPE) + TYPE.length();
        int end = message.indexOf(SOH, start);
        boolean typed = start >= TYPE.length() && end > start;
        tally.message(typed ? message.substring(start, end) : "", direction, message.contains(AGAIN));
    }
}
