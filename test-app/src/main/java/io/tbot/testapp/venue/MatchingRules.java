package io.tbot.testapp.venue;

/**
 * What becomes of an order, decided by its client id, the seed and the faults that are on.
 *
 * <p>Threads: any.
 */
public final class MatchingRules {
    static final double REJECTED_RATIO = 0.03;
    static final double OPEN_RATIO = 0.05;
    static final double TWO_PARTS_RATIO = 0.20;

    private static final int MIN_DELAY_MILLIS = 50;
    private static final int MAX_DELAY_MILLIS = 400;

    private final Faults faults;
    private final SeededHash rejection;
    private final SeededHash filling;
    private final SeededHash delay;
    private final SeededHash limit;
    private final SeededHash reason;
    private final SeededHash parts;
    private final SeededHash expiry;
    private final SeededHash loss;
    private final SeededHash breakdown;
    private final SeededHash slowness;
    private final SeededHash repeat;

    MatchingRules(long seed, Faults faults) {
        this.faults = faults;
        this.rejection = new SeededHash(seed, "rejection");
        this.filling = new SeededHash(seed, "filling");
        this.delay = new SeededHash(seed, "delay");
        this.limit = new SeededHash(seed, "limit");
        this.reason = new SeededHash(seed, "reason");
        this.parts = new SeededHash(seed, "parts");
        this.expiry = new SeededHash(seed, "expiry");
        this.loss = new SeededHash(seed, "loss");
        this.breakdown = new SeededHash(seed, "breakdown");
        this.slowness = new SeededHash(seed, "slowness");
        this.repeat = new SeededHash(seed, "repeat");
    }

    Fate fateOf(String clientOrderId) {
        double rejectedRatio = faults.isOn(Fault.REJECTS) ? faults.share(Fault.REJECTS) : REJECTED_RATIO;
        if (rejection.fraction(clientOrderId) < rejectedRatio) {
            return Fate.REJECTED;
        }
        double drawn = filling.fraction(clientOrderId);
        if (expiry.fraction(clientOrderId) < faults.share(Fault.EXPIRES)) {
            return drawn < 0.5 ? Fate.EXPIRES : Fate.EXPIRES_IN_PART;
        }
        if (drawn < OPEN_RATIO) {
            return Fate.STAYS_OPEN;
        }
        boolean inParts = drawn < OPEN_RATIO + TWO_PARTS_RATIO || isInParts(clientOrderId);
        return inParts ? Fate.FILLS_IN_TWO_PARTS : Fate.FILLS_AT_ONCE;
    }

    /** Of an order that took the place of one that rested. */
    Fate fateOfReplacement(String clientOrderId) {
        if (!isInParts(clientOrderId)) {
            return Fate.STAYS_OPEN;
        }
        return filling.fraction(clientOrderId) < 0.5 ? Fate.FILLS_IN_PART : Fate.FILLS_IN_TWO_PARTS;
    }

    /** Why an order that is rejected is. Without the fault there is one reason only. */
    RejectReason reasonOf(String clientOrderId) {
        RejectReason[] all = RejectReason.values();
        return faults.isOn(Fault.REJECTS)
                ? all[(int) (reason.fraction(clientOrderId) * all.length)]
                : RejectReason.INSUFFICIENT_BALANCE;
    }

    /** What the client never hears of an order that was taken. */
    Loss lossOf(String clientOrderId) {
        double drawn = loss.fraction(clientOrderId);
        double share = faults.share(Fault.LOST_ACKS);
        return drawn >= share ? Loss.NOTHING : drawn < share / 2 ? Loss.EVERYTHING : Loss.ANSWER;
    }

    /** Whether the answer to an order is one of 5xx. */
    boolean breaksDown(String clientOrderId) {
        return breakdown.fraction(clientOrderId) < faults.share(Fault.SERVER_ERRORS);
    }

    /** Whether an order was taken although the answer is one of 5xx. */
    boolean breaksDownTooLate(String clientOrderId) {
        return breakdown.fraction(clientOrderId) < faults.share(Fault.SERVER_ERRORS) / 2;
    }

    /** How long the response to an order is held back; 0 unless the venue is slow. */
    public long responseDelayMillis(String clientOrderId) {
        if (slowness.fraction(clientOrderId) >= faults.share(Fault.SLOW_VENUE)) {
            return 0;
        }
        return MIN_DELAY_MILLIS + (long) (delay.fraction(clientOrderId) * (MAX_DELAY_MILLIS - MIN_DELAY_MILLIS + 1));
    }

    /** By the request's number, not by the order's id: a bot that tries again must be able to succeed. */
    public boolean isRateLimited(long requestNumber) {
        return limit.fraction(requestNumber) < faults.share(Fault.RATE_LIMIT);
    }

    /** Whether a report is sent once more. */
    public boolean isReportedTwice(long executionId) {
        return repeat.fraction(executionId) < faults.share(Fault.DUPLICATE_REPORTS);
    }

    private boolean isInParts(String clientOrderId) {
        return parts.fraction(clientOrderId) < faults.share(Fault.PARTIAL_FILLS);
    }

    /** What becomes of an order. */
    enum Fate {
        REJECTED,
        /** Until it is cancelled. */
        STAYS_OPEN,
        FILLS_IN_TWO_PARTS,
        FILLS_AT_ONCE,
        /** Half of it; the rest stays open. */
        FILLS_IN_PART,
        EXPIRES,
        /** After half of it was filled. */
        EXPIRES_IN_PART
    }

    /** What a client never hears. */
    enum Loss {
        NOTHING,
        /** The answer, or what is one by FIX; reports follow. */
        ANSWER,
        /** Neither the answer nor what becomes of the order, unless it asks or cancels. */
        EVERYTHING
    }
}
