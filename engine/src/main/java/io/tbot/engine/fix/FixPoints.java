package io.tbot.engine.fix;

import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Source;
import java.util.List;
import java.util.Map;

/** What is measured of FIX sessions, and under which names it is exposed. Threads: made at set-up. */
final class FixPoints {
    private static final String PREFIX = "tbot_fix_";
    private static final String SESSION = "session";
    private static final String TYPE = "msg_type";
    private static final String DIRECTION = "direction";

    private final Measure measure;
    private final Families families;

    final int message;
    final int again;
    final int resendRequest;
    final int logon;
    final int disconnect;
    final int reject;
    final int gap;
    final int up;
    final int send;
    final int application;
    final int queueWait;
    final int store;
    final int heartbeat;

    FixPoints(Measure measure, Families families) {
        this.measure = measure;
        this.families = families;
        message = counter("messages_total", "Messages, by type and direction.", SESSION, TYPE, DIRECTION);
        again = counter("poss_dup_messages_total", "Messages sent as possible duplicates.", SESSION, DIRECTION);
        resendRequest = counter("resend_requests_total", "Requests to send again.", SESSION, DIRECTION);
        logon = counter("logons_total", "Times both sides had logged on.", SESSION);
        disconnect = counter("disconnects_total", "Connections that ended, by reason.", SESSION, "reason");
        reject = counter(
                "rejects_total", "Session and business rejects, by the message.", SESSION, TYPE, "reason", DIRECTION);
        gap = gap();
        Point session = measure.point("fix.session", Guard.NONE, List.of(SESSION));
        families.gauge(
                PREFIX + "session_up", "Whether both sides are logged on.", session, Source.GAUGE, Map.of(), SESSION);
        up = measure.site(session, "FIX session", new String[1]);
        send = histogram("send_seconds", "How long the bot's thread took to send.", SESSION, TYPE);
        unsent();
        application = histogram("application_seconds", "How long the application held a message.", SESSION, TYPE);
        queueWait = histogram("queue_wait_seconds", "From the reader to the thread that processes.", SESSION);
        store = histogram("store_seconds", "The message store's part of a send.", SESSION, "store");
        heartbeat = histogram("heartbeat_latency_seconds", "From a test request to its answer.", SESSION);
    }

    /** Shows whether it is up, and looks again, since another thread may have shown an older state in between. */
    void show(FixSession known) {
        boolean isUp = known.isUp();
        measure.set(up, isUp ? 1 : 0, known.id, null, null, null, null);
        if (isUp != known.isUp()) {
            measure.set(up, isUp ? 0 : 1, known.id, null, null, null, null);
        }
    }

    private int counter(String name, String help, String... slots) {
        Point point = measure.point("fix." + name, Guard.NONE, List.of(slots));
        families.counter(PREFIX + name, help, point, Source.CALLS, Map.of(), slots);
        return measure.site(point, "FIX " + name, new String[slots.length]);
    }

    private int histogram(String name, String help, String... slots) {
        Point point = measure.point("fix." + name, Guard.NONE, List.of(slots));
        families.histogram(PREFIX + name, help, point, Map.of(), slots);
        return measure.site(point, "FIX " + name.replace("_seconds", ""), new String[slots.length]);
    }

    private void unsent() {
        Point point = measure.point("fix.send_seconds", Guard.NONE, List.of(SESSION, TYPE));
        families.counter(
                PREFIX + "unsent_total",
                "Messages that were not handed to the transport.",
                point,
                Source.FAILED,
                Map.of(),
                SESSION,
                TYPE);
    }

    private int gap() {
        Point point = measure.point("fix.gap", Guard.NONE, List.of(SESSION));
        families.counter(
                PREFIX + "sequence_gaps_total",
                "Times that messages were missing.",
                point,
                Source.CALLS,
                Map.of(),
                SESSION);
        families.counter(
                PREFIX + "missed_messages_total",
                "Messages that were missing.",
                point,
                Source.AMOUNT,
                Map.of(),
                SESSION);
        return measure.site(point, "FIX sequence gap", new String[1]);
    }
}
