package io.tbot.engine.fix;

import io.tbot.bootstrap.Fix;
import io.tbot.bootstrap.FixSink;
import io.tbot.bootstrap.HotPath;
import io.tbot.engine.connectivity.Connectivity;
import io.tbot.engine.connectivity.LinkStates;
import io.tbot.engine.exchange.ClientCall;
import io.tbot.engine.exchange.Venues;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.lookup.IdentityTable;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.orders.StatusWords;
import org.jspecify.annotations.Nullable;

/**
 * The FIX sessions of the bot: every message both ways, what sending, storing, queueing and handling took, rejects,
 * gaps, heartbeats, and which sessions are up.
 *
 * <p>Threads: any of the bot's; nobody waits. Shape: as many sessions as {@link FixSessions} has room for, one beyond
 * is not measured; {@value #MAX_QUEUED} messages between reader and processor, one beyond has no waiting time. A
 * message that came in allocates under 100 bytes, its place in that table; one that goes out nothing.
 *
 * <p>Not: messages that the library cannot parse, which no session sees; bytes.
 */
public final class FixCalls extends FixSink implements LinkStates.Source {
    private static final int MAX_QUEUED = 16_384;
    private static final String IN = "in";
    private static final String OUT = "out";
    private static final String UNKNOWN = "unknown";

    private final Measure measure;
    private final FixPoints points;
    private final FixOrders orders;
    private final FixSessions sessions;
    private final IdentityTable<Handed> queued = new IdentityTable<>(MAX_QUEUED);

    /** Who is told of the venues' clocks; set before the first message. */
    private @Nullable Connectivity connectivity;

    public FixCalls(
            Measure measure, Families families, Venues venues, StatusWords statuses, OrderFlow flow, Feeds feeds) {
        this.measure = measure;
        this.points = new FixPoints(measure, families);
        this.orders = new FixOrders(measure, families, statuses, flow, feeds);
        this.sessions = new FixSessions(venues);
    }

    /** Takes other names for the venues; sessions that are known keep theirs. */
    public void rename(Venues venues) {
        sessions.rename(venues);
    }

    /** Tells of the venues' clocks from now on. */
    public void tell(Connectivity connectivity) {
        this.connectivity = connectivity;
    }

    /** Which sessions the bot means to have, and whether each is up. */
    @Override
    public void tell(LinkStates states) {
        sessions.forEach(session -> {
            if (session.initiator) {
                states.fixSession(session.exchange, session.id, session.isUp());
            }
        });
    }

    /** Sessions that are not measured for want of room. */
    public long untrackedSessions() {
        return sessions.lost();
    }

    /** Messages whose wait for the processing thread was not timed for want of room. */
    public long untimedMessages() {
        return queued.lost();
    }

    @Override
    public void introduced(
            Object session,
            String id,
            @Nullable String target,
            boolean initiator,
            @Nullable Object store,
            boolean loggedOn) {
        FixSession known = sessions.introduce(session, id, target, initiator, store, loggedOn);
        if (known != null) {
            points.show(known);
        }
    }

    @Override
    @HotPath
    public boolean isStranger(Object session) {
        return sessions.get(session) == null && sessions.hasRoom();
    }

    @Override
    @HotPath
    public int ordering(
            Object session,
            long startNanos,
            char kind,
            @Nullable String symbol,
            @Nullable String orderType,
            @Nullable String side) {
        FixSession known = sessions.get(session);
        return known == null ? -1 : orders.call(known, startNanos, kind, symbol, orderType, side);
    }

    @Override
    @HotPath
    public int sending(Object session, long startNanos, String type) {
        FixSession known = sessions.get(session);
        if (known == null) {
            return sessions.hasRoom() ? Fix.STRANGER : -1;
        }
        return measure.enter(points.send, startNanos, known.id, type, null, null, null);
    }

    @Override
    @HotPath
    public void testing(Object session, long startNanos, String id) {
        FixSession known = sessions.get(session);
        if (known != null) {
            known.testing(id, startNanos);
        }
    }

    @Override
    @HotPath
    public void sent(Object session, int order, int send, long startNanos, boolean handedOn) {
        long endNanos = System.nanoTime();
        if (send >= 0) {
            measure.exit(send, startNanos, endNanos, !handedOn);
        }
        FixSession known = order == ClientCall.WITHIN ? null : sessions.get(session);
        if (known != null) {
            orders.ended(known, order, startNanos, endNanos, handedOn);
        }
    }

    @Override
    @HotPath
    public void numbered(Object session, int number, String type) {
        FixSession known = sessions.get(session);
        if (known != null && number > 0) {
            orders.facts.numbered(known, number, type);
        }
    }

    @Override
    @HotPath
    public void writing(long nanos, String text) {
        orders.facts.writing(nanos, text);
    }

    @Override
    @HotPath
    public void rejecting(Object session, @Nullable String refType, boolean business, @Nullable String reason) {
        FixSession known = sessions.get(session);
        if (known != null) {
            reject(known, refType, business, reason, OUT);
        }
    }

    @HotPath
    private void reject(
            FixSession known, @Nullable String refType, boolean business, @Nullable String reason, String direction) {
        String word = business ? FixWords.businessReject(reason) : FixWords.sessionReject(reason);
        measure.count(points.reject, 1, known.id, refType == null ? UNKNOWN : refType, word, direction, null);
    }

    @Override
    @HotPath
    public void handedOn(Object session, String text) {
        FixSession known = sessions.get(session);
        if (known != null) {
            count(known, WireText.typeOf(text), OUT, WireText.isAgain(text));
        }
    }

    @HotPath
    private void count(FixSession known, String type, String direction, boolean again) {
        known.touch();
        measure.count(points.message, 1, known.id, type, direction, null, null);
        if (again) {
            measure.count(points.again, 1, known.id, direction, null, null, null);
        }
        if (Fix.kindOf(type) == '2') {
            measure.count(points.resendRequest, 1, known.id, direction, null, null, null);
        }
    }

    @Override
    @HotPath
    public int storing(Object session, long startNanos) {
        FixSession known = sessions.get(session);
        return known == null ? -1 : measure.enter(points.store, startNanos, known.id, known.store, null, null, null);
    }

    @Override
    @HotPath
    public int applying(Object session, long startNanos, String type) {
        FixSession known = sessions.get(session);
        return known == null ? -1 : measure.enter(points.application, startNanos, known.id, type, null, null, null);
    }

    @Override
    public void queued(Object message) {
        queued.put(message, new Handed(System.nanoTime()));
    }

    @Override
    @HotPath
    public boolean received(Object session, Object message, long startNanos, String type, boolean again) {
        FixSession known = sessions.get(session);
        if (known == null) {
            return !sessions.hasRoom();
        }
        count(known, type, IN, again);
        Handed handed = queued.get(message);
        known.sentEpochNanos = 0;
        known.arrivalNanos = handed == null ? startNanos : handed.nanos();
        if (handed != null) {
            queued.remove(message);
            measure.record(points.queueWait, startNanos - handed.nanos(), false, known.id, null, null, null, null);
        }
        return true;
    }

    @Override
    @HotPath
    public void dated(Object session, String sendingTime) {
        FixSession known = sessions.get(session);
        Connectivity connectivity = this.connectivity;
        if (known != null && known.initiator && connectivity != null) {
            long epochNanos = FixTime.of(sendingTime);
            long resolution = FixTime.resolution(sendingTime);
            known.sentEpochNanos = epochNanos;
            known.sentResolutionNanos = resolution;
            connectivity.sent(known.exchange, known.arrivalNanos, epochNanos, resolution);
        }
    }

    @Override
    @HotPath
    public int repeating(Object session, long startNanos) {
        FixSession known = sessions.get(session);
        return known == null || !known.initiator ? -1 : orders.repeating(startNanos);
    }

    @Override
    @HotPath
    public boolean isNews(Object session, char kind, int number, boolean again, @Nullable String execId) {
        FixSession known = sessions.get(session);
        return known != null && orders.isNews(known, kind, number, again, execId);
    }

    @Override
    @HotPath
    public int report(
            Object session,
            long startNanos,
            @Nullable String status,
            @Nullable String executionType,
            @Nullable String transactionType,
            @Nullable String refusal,
            @Nullable String time) {
        FixSession known = sessions.get(session);
        return known == null
                ? -1
                : orders.report(known, startNanos, status, executionType, transactionType, refusal, time);
    }

    @Override
    @HotPath
    public void refused(Object session, @Nullable String symbol, @Nullable String reason) {
        FixSession known = sessions.get(session);
        if (known != null) {
            orders.refused(known, symbol, FixWords.orderRefusal(reason));
        }
    }

    @Override
    @HotPath
    public void cancelRefused(Object session, @Nullable String reason, @Nullable String responseTo) {
        FixSession known = sessions.get(session);
        if (known != null) {
            orders.cancelRefused(known, responseTo, FixWords.cancelRefusal(reason));
        }
    }

    @Override
    @HotPath
    public int tick(
            Object session,
            long startNanos,
            boolean whole,
            @Nullable String symbol,
            @Nullable String date,
            @Nullable String time,
            @Nullable String sent) {
        FixSession known = sessions.get(session);
        return known == null ? -1 : orders.tick(known, startNanos, whole, symbol, FixTime.ofEntry(date, time, sent));
    }

    @Override
    @HotPath
    public void ticked(int token, long startNanos, @Nullable Throwable thrown) {
        orders.ticked(token, startNanos, thrown != null);
    }

    /** A reject of a message that the ring still knows is that message's, whatever the reject says of its type. */
    @Override
    @HotPath
    public void rejected(
            Object session, int refNumber, @Nullable String refType, boolean business, @Nullable String reason) {
        FixSession known = sessions.get(session);
        if (known == null) {
            return;
        }
        String sentType = known.sent.typeOf(refNumber);
        String type = sentType == null ? refType : sentType;
        reject(known, type, business, reason, IN);
        char kind = Fix.kindOf(type);
        if (kind == 'D' || kind == 'F' || kind == 'G') {
            String symbol = kind == 'D' ? known.sent.symbolOf(refNumber) : null;
            String word = business ? FixWords.businessReject(reason) : FixWords.sessionReject(reason);
            orders.refused(known, symbol, word);
            if (known.initiator) {
                orders.facts.rejected(known, refNumber, kind, word);
            }
        }
    }

    @Override
    @HotPath
    public void answered(Object session, long startNanos, String id) {
        FixSession known = sessions.get(session);
        long took = known == null ? -1 : known.answered(id, startNanos);
        if (known != null && took >= 0) {
            measure.record(points.heartbeat, took, false, known.id, null, null, null, null);
            Connectivity connectivity = this.connectivity;
            if (connectivity != null && known.sentEpochNanos != 0) {
                connectivity.serverTime(
                        known.exchange,
                        startNanos - took,
                        known.arrivalNanos,
                        known.sentEpochNanos,
                        known.sentResolutionNanos);
            }
        }
    }

    @Override
    @HotPath
    public void ended(int token, long startNanos, @Nullable Throwable thrown) {
        measure.exit(token, startNanos, thrown != null);
    }

    @Override
    @HotPath
    public void tooHigh(Object session, int number, int expected) {
        FixSession known = sessions.get(session);
        int missed = known == null ? 0 : known.gap.found(number, expected);
        if (known != null && missed > 0) {
            measure.add(points.gap, missed, known.id, null, null, null, null);
        }
    }

    @Override
    public void loggedOn(Object session) {
        FixSession known = sessions.get(session);
        if (known != null && known.open()) {
            measure.count(points.logon, 1, known.id, null, null, null, null);
            points.show(known);
        }
    }

    @Override
    public void disconnected(Object session, @Nullable String reason) {
        FixSession known = sessions.get(session);
        if (known != null && known.end()) {
            measure.count(points.disconnect, 1, known.id, FixWords.disconnect(reason), null, null, null);
            points.show(known);
        }
    }

    /** When a message was handed to its processor. */
    private record Handed(long nanos) {}
}
