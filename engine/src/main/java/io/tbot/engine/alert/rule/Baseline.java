package io.tbot.engine.alert.rule;

import java.util.Arrays;

/**
 * What one series mostly is, and whether it is far from that: the window's mean more than {@code z} robust standard
 * deviations, and more than {@code minDelta}, away from the middle, and so was the window before. Fed the value of each
 * minute that is over.
 *
 * <p>What it is held against is the last day's minutes; those of the same hour of the week where three weeks of them
 * are known; a moving mean while there are fewer than {@value #MIN_POINTS}. The window itself and windows found odd are
 * no part of them; only what was odd after the day before is learnt as usual for its hour, as a Monday's is. What has
 * been odd for a day (an hour while that moving mean is all there is) is how things are now, and all is learnt anew.
 *
 * <p>Threads: the evaluating one. Shape: 16 KB for a day; {@link Season} beside it. Errors: the middle of many equal
 * numbers has no deviation, then their mean deviation counts. Source: Iglewicz and Hoaglin, How to Detect and Handle
 * Outliers (1993): σ ≈ 1.4826 MAD, or 1.2533 times the mean deviation.
 */
final class Baseline {
    private static final double SIGMA_OF_MAD = 1.4826;
    private static final double SIGMA_OF_MEAN = 1.2533;

    /**
     * What three hours, or the first minutes, say of a deviation may be that much too little where each minute follows
     * the one before. Source: {@code ./prove anomaly}; without it such series cross the bound three times as often.
     */
    private static final double FEW = 1.5;

    /** Of fewer minutes a median deviation is chance. */
    static final int MIN_POINTS = 60;

    /** So many minutes of being odd without a break are how things are now: a day, as long as it looks back. */
    private static final int NEW_NORMAL = 1440;

    /** The same of what has only just begun: a bot that starts up, a market that opens. */
    private static final int EARLY_NEW_NORMAL = 60;

    private static final byte USUAL = 0;
    private static final byte ODD = 1;

    /** Odd for the hour of the week. */
    private static final byte ODD_OF_HOUR = 2;

    private final Shape shape;
    private final double[] scratch;
    private final double[] recent;
    private final byte[] odd;
    private final boolean[] farWindows;
    private final MovingMean moving = new MovingMean();
    private final Season season;
    private int closed;
    private int oddInRow;
    private boolean isEarly = true;
    private boolean isOfHour;
    private double middle;
    private double allowed;
    private double value = Double.NaN;
    private byte state = Node.NO_DATA;

    /**
     * @param scratch room to sort in, for the baselines of a rule together; as long as {@link Shape#room}
     * @param weeks whether it keeps weeks
     */
    Baseline(Shape shape, double[] scratch, boolean weeks) {
        this.shape = shape;
        this.scratch = scratch;
        this.season = new Season(weeks);
        recent = new double[shape.points() + 2 * shape.windowMinutes() + 1];
        odd = new byte[recent.length];
        farWindows = new boolean[shape.windowMinutes() + 1];
    }

    /**
     * Judges a minute that is over, the last of its window.
     *
     * @param minute NaN where nothing was measured
     * @param epochMinute when that was, UTC
     */
    void close(double minute, long epochMinute) {
        int window = shape.windowMinutes();
        recent[closed % recent.length] = minute;
        odd[closed % recent.length] = USUAL;
        closed++;
        value = ofWindow();
        boolean far = false;
        state = Double.isNaN(value) ? Node.NO_DATA : Node.INSUFFICIENT;
        if (!Double.isNaN(value) && find(epochMinute)) {
            far = Math.abs(value - middle) > allowed;
            boolean before = farWindows[(closed - window + farWindows.length) % farWindows.length];
            state = far && before ? Node.TRUE : Node.FALSE;
        }
        farWindows[closed % farWindows.length] = far;
        oddInRow = state == Node.TRUE ? oddInRow + 1 : state == Node.FALSE ? 0 : oddInRow;
        if (state == Node.TRUE) {
            leaveOut(Math.min(closed, 2 * window));
        }
        if (oddInRow >= (isEarly ? EARLY_NEW_NORMAL : NEW_NORMAL)) {
            forget();
        } else {
            learn(epochMinute - 2L * window);
        }
    }

    /** As {@link Node}s say it. */
    byte state() {
        return state;
    }

    /** Of the window; NaN where nothing was measured. */
    double value() {
        return value;
    }

    /** What the window's value may at most, or at least, be; NaN while nobody knows. */
    double limit() {
        return state < Node.FALSE ? Double.NaN : value >= middle ? middle + allowed : middle - allowed;
    }

    /** Both windows that were odd are no part of what is usual. */
    private void leaveOut(int minutes) {
        for (int i = closed - minutes; i < closed; i++) {
            odd[i % recent.length] = isOfHour ? ODD_OF_HOUR : ODD;
        }
    }

    /** Learns the minute that no verdict is about any more. */
    private void learn(long epochMinute) {
        int oldest = closed - 1 - 2 * shape.windowMinutes();
        int at = oldest % recent.length;
        if (oldest < 0 || Double.isNaN(recent[at])) {
            return;
        }
        if (odd[at] == USUAL) {
            moving.learn(recent[at]);
        }
        if (odd[at] == ODD_OF_HOUR) {
            season.leaveOut(epochMinute);
        } else {
            season.learn(recent[at], epochMinute); // odd after the day before may be usual for a Monday
        }
    }

    private double ofWindow() {
        double sum = 0;
        int n = 0;
        for (int i = Math.max(0, closed - shape.windowMinutes()); i < closed; i++) {
            double one = recent[i % recent.length];
            sum += Double.isNaN(one) ? 0 : one;
            n += Double.isNaN(one) ? 0 : 1;
        }
        return sum / n;
    }

    /** Finds the middle and how far from it is still usual; whether that is known. */
    private boolean find(long epochMinute) {
        int n = season.of(epochMinute, scratch);
        isOfHour = n >= MIN_POINTS;
        double factor = isOfHour ? FEW * shape.z() : shape.z();
        n = isOfHour ? n : day();
        isEarly = n < MIN_POINTS;
        if (isEarly) {
            middle = moving.mean();
            allowed = Math.max(shape.minDelta(), FEW * shape.z() * moving.deviation());
            return moving.isKnown();
        }
        middle = Median.of(scratch, n);
        double all = 0;
        for (int i = 0; i < n; i++) {
            scratch[i] = Math.abs(scratch[i] - middle);
            all += scratch[i];
        }
        double mad = Median.of(scratch, n);
        double sigma = mad > 0 ? SIGMA_OF_MAD * mad : SIGMA_OF_MEAN * all / n;
        allowed = Math.max(shape.minDelta(), factor * sigma);
        return true;
    }

    /** The day before the window, into the scratch room. */
    private int day() {
        int n = 0;
        int end = closed - shape.windowMinutes();
        for (int i = Math.max(0, end - shape.points()); i < end; i++) {
            int at = i % recent.length;
            if (odd[at] == USUAL && !Double.isNaN(recent[at])) {
                scratch[n++] = recent[at];
            }
        }
        return n;
    }

    private void forget() {
        closed = 0;
        oddInRow = 0;
        Arrays.fill(farWindows, false);
        moving.forget();
        season.forget();
        state = Node.INSUFFICIENT;
    }

    /** What is asked: windows and baseline in minutes, the bound, and of histograms which number. */
    record Shape(int windowMinutes, int points, double z, double minDelta, double quantile) {
        /** How many minutes any baseline looks at. */
        int room() {
            return Math.max(points, Season.MINUTES);
        }
    }
}
