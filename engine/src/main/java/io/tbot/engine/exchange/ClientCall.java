package io.tbot.engine.exchange;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.Probe;
import org.jspecify.annotations.Nullable;

/**
 * One thread's open call of a trading library. Calls within it (the overload it calls, the service it stands in front
 * of) are part of it; where it does not know its venue or symbol, the first of them that does tells.
 *
 * <p>Threads: one, each has its own.
 */
public final class ClientCall {
    /** What {@code enter} returns for a call within another: its end means nothing. */
    public static final int WITHIN = -1;

    /** What {@code enter} returns for the library's outermost call inside an own probe, which counts it. */
    public static final int PROBED = -2;

    /** What {@code enter} returns for a call of another kind within one: it is told, and not counted. */
    public static final int PART = -3;

    private static final int MAX_WITHIN = 1024;

    /** The object called, or a name; gone when the call is over. */
    public @Nullable Object client;

    public @Nullable String exchange;
    public @Nullable Object symbol;
    public @Nullable Object type;
    public @Nullable Object side;

    /** What was asked, in the words of whoever opened it. */
    public int kind;

    /** When it ended, {@link System#nanoTime}. */
    public long endNanos;

    private boolean open;
    private int within;

    /** {@link Probe#overflows} when the call was opened. */
    private int overflowsBefore;

    /**
     * Whether a call is open; one whose end never came is given up after a stack overflow, or after
     * {@value #MAX_WITHIN} within it.
     */
    @HotPath
    public boolean takes(@Nullable String exchange, @Nullable Object symbol) {
        if (!open) {
            return false;
        }
        if (overflowsBefore != Probe.overflows || ++within > MAX_WITHIN) {
            end();
            return false;
        }
        this.exchange = this.exchange == null ? exchange : this.exchange;
        this.symbol = this.symbol == null ? symbol : this.symbol;
        return true;
    }

    /** Opens a call. */
    @HotPath
    public void open(@Nullable Object client, @Nullable String exchange, @Nullable Object symbol) {
        this.client = client;
        this.exchange = exchange;
        this.symbol = symbol;
        within = 0;
        overflowsBefore = Probe.overflows;
        open = true;
    }

    /** Ends it; what is known of it stays until {@link #clear}. Comes first, so that no fault leaves it open. */
    @HotPath
    public void end() {
        endNanos = System.nanoTime();
        open = false;
    }

    /** Keeps nothing of the bot's alive. */
    @HotPath
    public void clear() {
        client = null;
        symbol = null;
        type = null;
        side = null;
    }
}
