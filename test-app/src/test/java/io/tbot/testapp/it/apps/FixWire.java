package io.tbot.testapp.it.apps;

import java.util.Map;
import java.util.TreeMap;
import quickfix.Log;
import quickfix.LogFactory;
import quickfix.SessionID;

/** What passes between the FIX library and its socket, counted from the text itself; nothing is printed. */
final class FixWire implements LogFactory, Log {
    private final Map<String, Integer> counts = new TreeMap<>();

    @Override
    public Log create(SessionID session) {
        return this;
    }

    @Override
    public void onIncoming(String text) {
        count(text, "in");
    }

    @Override
    public void onOutgoing(String text) {
        count(text, "out");
    }

    private synchronized void count(String text, String direction) {
        counts.merge(tag(text, "35") + " " + direction, 1, Integer::sum);
        if ("Y".equals(tag(text, "43"))) {
            counts.merge("again " + direction, 1, Integer::sum);
        }
    }

    /** A tag's value; empty without it. */
    static String tag(String text, String tag) {
        int start = text.indexOf('\u0001' + tag + '=');
        if (start < 0) {
            return "";
        }
        int value = start + tag.length() + 2;
        return text.substring(value, text.indexOf('\u0001', value));
    }

    synchronized int of(String key) {
        return counts.getOrDefault(key, 0);
    }

    synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    @Override
    public void clear() {}

    @Override
    public void onEvent(String text) {
        if (System.getProperty("fix.events") != null) {
            System.err.println(text.replace('\u0001', '|'));
        }
    }

    @Override
    public void onErrorEvent(String text) {
        onEvent(text);
    }

    /** Only in the newer version's interface. */
    public void onWarnEvent(String text) {
        onEvent(text);
    }
}
