package io.tbot.engine.feed;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderFacts;

/**
 * The venue's numbers of one feed, and what they say of what is missing. A message holds one number or a range of them;
 * it follows upon the last one where its first number is the next, or where the venue names the one before it and that
 * is the last.
 *
 * <p>Threads: one at a time. Shape: remembers the last {@value #REMEMBERED} numbers. Errors: a number older than those
 * reads as out of order, also where it is a repetition. A step of more than {@value #RESTART} either way, and
 * {@value #RISING} numbers in a row that follow upon each other below the last, are the start of a new numbering, and
 * miss nothing: the venue or the connection began anew.
 */
final class Sequence {
    /** No feed loses that many messages and goes on. */
    static final long RESTART = 1_000_000;

    static final int RISING = 16;
    static final int REMEMBERED = 64;

    /** What a number says; a gap's size is in {@link #missed}. */
    enum Verdict {
        NEXT,
        GAP,
        DUPLICATE,
        OUT_OF_ORDER
    }

    /** How many numbers the last gap left out. */
    long missed;

    private boolean begun;
    private long last;

    /** Bit i: number {@code last - i} came. */
    private long seen;

    private long below;
    private int rising;

    /** The last number in turn; {@link OrderFacts#NONE} before the first. */
    long last() {
        return begun ? last : OrderFacts.NONE;
    }

    /** Forgets the numbering: what comes next is its start. */
    @HotPath
    void restart() {
        begun = false;
    }

    /** Takes a message's numbers; see {@link Feeds#arrived}. */
    @HotPath
    Verdict take(long first, long last, long previous) {
        long end = Math.max(first, last);
        if (!begun || isFar(first, end)) {
            begin(end);
            return Verdict.NEXT;
        }
        if (end > this.last) {
            rising = 0;
            return advance(first, end, previous);
        }
        return isRising(first, end) ? restarted(end) : behind(end);
    }

    @HotPath
    private void begin(long end) {
        begun = true;
        last = end;
        seen = 1;
        rising = 0;
    }

    @HotPath
    private Verdict restarted(long end) {
        begin(end);
        return Verdict.NEXT;
    }

    @HotPath
    private boolean isFar(long first, long end) {
        return first - last > RESTART || last - end > RESTART;
    }

    @HotPath
    private Verdict advance(long first, long end, long previous) {
        boolean follows = previous == OrderFacts.NONE ? first <= last + 1 : previous <= last || first <= last + 1;
        missed = follows ? 0 : Math.max(1, first - last - 1);
        long step = end - last;
        long came = first == end ? 1 : mask(Math.min(end - first + 1, step));
        seen = step >= REMEMBERED ? came : seen << step | came;
        last = end;
        return follows ? Verdict.NEXT : Verdict.GAP;
    }

    /** A number that was passed by: it came before, or it is late. */
    @HotPath
    private Verdict behind(long end) {
        long age = last - end;
        if (age >= REMEMBERED) {
            return Verdict.OUT_OF_ORDER;
        }
        long bit = 1L << age;
        boolean known = (seen & bit) != 0;
        seen |= bit;
        return known ? Verdict.DUPLICATE : Verdict.OUT_OF_ORDER;
    }

    /** Whether the numbers have followed upon each other below the last for long enough. */
    @HotPath
    private boolean isRising(long first, long end) {
        rising = rising > 0 && first == below + 1 ? rising + 1 : 1;
        below = end;
        return rising >= RISING;
    }

    @HotPath
    private static long mask(long count) {
        return count >= REMEMBERED ? -1L : (1L << count) - 1;
    }
}
