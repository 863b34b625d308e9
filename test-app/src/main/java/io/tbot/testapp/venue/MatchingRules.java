package io.tbot.testapp.venue;

/**
 * What becomes of an order, decided by its client id, the seed and the faults that are on.
 *
 * <p>Threads: any.
 */
public final class MatchingRules {
    static final double REJECTED_RATIO = 0.03;
    static final double REJECTED_RATIO_UNDER_FAULT = 0.30;
    static final double OPEN_RATIO = 0.05;
    static final double TWO_PARTS_RATIO = 0.20;
    static final double RATE_LIMITED_RATIO = 0.20;

    private static final int MIN_DELAY_MILLIS = 50;
    private static final int MAX_DELAY_MILLIS = 400;

    private final Faults faults;
    private final SeededHash rejection;
    private final SeededHash filling;
    private final SeededHash delay;
    private final SeededHash limit;

    MatchingRules(long seed, Faults faults) {
        this.faults = faults;
        this.rejection = new SeededHash(seed, "rejection");
        this.filling = new SeededHash(seed, "filling");
        this.delay = new SeededHash(seed, "delay");
        this.limit = new SeededHash(seed, "limit");
    }

    Fate fateOf(String clientOrderId) {
        double rejectedRatio = faults.isOn(Fault.REJECTS) ? REJECTED_RATIO_UNDER_FAULT : REJECTED_RATIO;
        if (rejection.fraction(clientOrderId) < rejectedRatio) {
            return Fate.REJECTED;
        }
        double drawn = filling.fraction(clientOrderId);
        if (drawn < OPEN_RATIO) {
            return Fate.STAYS_OPEN;
        }
        boolean inParts = faults.isOn(Fault.PARTIAL_FILLS) || drawn < OPEN_RATIO + TWO_PARTS_RATIO;
        return inParts ? Fate.FILLS_IN_TWO_PARTS : Fate.FILLS_AT_ONCE;
    }

    /** How long the response to an order is held back; 0 unless the venue is slow. */
    public long responseDelayMillis(String clientOrderId) {
        if (!faults.isOn(Fault.SLOW_VENUE)) {
            return 0;
        }
        return MIN_DELAY_MILLIS + (long) (delay.fraction(clientOrderId) * (MAX_DELAY_MILLIS - MIN_DELAY_MILLIS + 1));
    }

    /** By the request's number, not by the order's id: a bot that tries again must be able to succeed. */
    public boolean isRateLimited(long requestNumber) {
        return faults.isOn(Fault.RATE_LIMIT) && limit.fraction(requestNumber) < RATE_LIMITED_RATIO;
    }

    /** What becomes of an order. */
    enum Fate {
        REJECTED,
        /** Until it is cancelled. */
        STAYS_OPEN,
        FILLS_IN_TWO_PARTS,
        FILLS_AT_ONCE
    }
}
