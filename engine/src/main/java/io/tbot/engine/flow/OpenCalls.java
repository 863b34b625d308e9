package io.tbot.engine.flow;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.bootstrap.Probe;

/**
 * One thread's open order calls, each within the one before it: a cancel within a replace, the second place within a
 * probed method that makes two.
 *
 * <p>Threads: one, each has its own. Shape: {@value #MAX_OPEN} calls; one deeper within is part of the last. Errors: an
 * end that never came, lost to a stack overflow or after {@value #MAX_WITHIN} calls within one, ends all of them.
 */
final class OpenCalls {
    /** A call of its own begins. */
    static final int OPENS = 0;

    /** It is one with the open call. */
    static final int JOINS = 1;

    /** There is no room for one more of another kind. */
    static final int TOO_DEEP = 2;

    private static final int MAX_OPEN = 4;
    private static final int MAX_WITHIN = 1024;

    final OrderFacts facts = new OrderFacts();
    final OrderFacts wire = new OrderFacts();

    private final long[] ids = new long[MAX_OPEN];
    private final int[] kinds = new int[MAX_OPEN];
    private final int[] depths = new int[MAX_OPEN];
    private final boolean[] wired = new boolean[MAX_OPEN];

    /** Whether a call of another kind was within it. */
    private final boolean[] parted = new boolean[MAX_OPEN];

    /** How deep the call within it was that went well last; what begins no deeper than that is another order's. */
    private final int[] answered = new int[MAX_OPEN];

    /** Whether it made more than one such call. */
    private final boolean[] several = new boolean[MAX_OPEN];

    /** How many are open. */
    private int count;

    /** {@link Probe#overflows} when the first was opened. */
    private int overflowsBefore;

    /** What becomes of a call that begins; where it {@link #OPENS}, {@link #open} is next. */
    @HotPath
    int enter(int kind) {
        if (count > 0 && (overflowsBefore != Probe.overflows || depths[count - 1] >= MAX_WITHIN)) {
            count = 0;
        }
        if (count == 0) {
            return OPENS;
        }
        int last = count - 1;
        if (kinds[last] == kind && depths[last] >= answered[last]) {
            depths[last]++;
            return JOINS;
        }
        several[last] |= kinds[last] == kind;
        parted[last] |= kinds[last] != kind;
        if (count == MAX_OPEN) {
            depths[last]++;
            return TOO_DEEP;
        }
        return OPENS;
    }

    @HotPath
    void open(long id, int kind) {
        overflowsBefore = count == 0 ? Probe.overflows : overflowsBefore;
        ids[count] = id;
        kinds[count] = kind;
        depths[count] = 1;
        wired[count] = false;
        parted[count] = false;
        answered[count] = 0;
        several[count] = false;
        count++;
    }

    @HotPath
    void leave() {
        if (count > 0 && --depths[count - 1] <= 0) {
            count--;
        }
    }

    /** The innermost; 0 for none. */
    @HotPath
    long id() {
        return count == 0 ? 0 : ids[count - 1];
    }

    @HotPath
    int kind() {
        return count == 0 ? -1 : kinds[count - 1];
    }

    /** Whether the innermost is a replace that cancelled and placed, which the venue sees as just that. */
    @HotPath
    boolean consistsOfOthers() {
        return count > 0 && kinds[count - 1] == Orders.REPLACE && parted[count - 1];
    }

    /** A call within the innermost went well: the one that ends now. */
    @HotPath
    void answered() {
        if (count > 0 && depths[count - 1] > 1) {
            answered[count - 1] = depths[count - 1];
        }
    }

    /** A call within the innermost went well, which was left before. */
    @HotPath
    void answered(long id) {
        if (count > 0 && ids[count - 1] == id) {
            answered[count - 1] = depths[count - 1] + 1;
        }
    }

    /** Whether the end of the innermost is that of several orders, each of which was told. */
    @HotPath
    boolean endsSeveral() {
        return count > 0 && depths[count - 1] == 1 && several[count - 1];
    }

    /** Whether the first byte of the innermost leaves now. */
    @HotPath
    boolean wires() {
        if (count == 0 || wired[count - 1]) {
            return false;
        }
        wired[count - 1] = true;
        return true;
    }
}
