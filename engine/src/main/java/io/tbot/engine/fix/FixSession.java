package io.tbot.engine.fix;

import io.tbot.bootstrap.HotPath;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What is known of one FIX session. Threads: senders and the one that processes its messages; see the parts. */
final class FixSession {
    /** An answer that took longer is to no request: ten times the usual heartbeat interval. */
    private static final long MAX_HEARTBEAT_NANOS = 300_000_000_000L;

    final String id;
    final String exchange;
    /** Whether the bot is the client; the orders of an acceptor are none of the bot's. */
    final boolean initiator;

    final String store;
    final SentMessages sent = new SentMessages();
    final SequenceGap gap = new SequenceGap();
    final @Nullable ExecIds execIds;

    /** When the message that is being processed arrived; of the thread that processes, like the gap. */
    long arrivalNanos;

    /** When the venue sent it, by its clock, and the unit of the last digit of that; 0 where it does not say. */
    long sentEpochNanos;

    long sentResolutionNanos;

    private final AtomicBoolean up;
    /** Whether a message passed since the connection last ended. */
    private final AtomicBoolean live;

    /** The last unanswered test request. */
    private volatile @Nullable String testId;

    private volatile long testNanos;

    /** @param loggedOn whether it is up already */
    FixSession(String id, String exchange, boolean initiator, String store, boolean loggedOn) {
        this.id = id;
        this.exchange = exchange;
        this.initiator = initiator;
        this.store = store;
        this.execIds = initiator ? new ExecIds() : null;
        this.up = new AtomicBoolean(loggedOn);
        this.live = new AtomicBoolean(loggedOn);
    }

    @HotPath
    void touch() {
        if (!live.getPlain()) {
            live.set(true);
        }
    }

    /** Whether this call found it down and took it up. */
    boolean open() {
        return up.compareAndSet(false, true);
    }

    boolean isUp() {
        return up.get();
    }

    /** Whether this call is the first to see the connection's end. */
    boolean end() {
        boolean ended = live.getAndSet(false);
        up.set(false);
        testId = null;
        gap.forget();
        return ended;
    }

    @HotPath
    void testing(String id, long nanos) {
        testNanos = nanos;
        testId = id;
    }

    /** How long the answer to the request took; -1 where it answers none. */
    @HotPath
    long answered(String id, long nanos) {
        String asked = testId;
        if (asked == null || !asked.equals(id)) {
            return -1;
        }
        testId = null;
        long took = nanos - testNanos;
        return took > MAX_HEARTBEAT_NANOS ? -1 : took;
    }
}
