package io.tbot.engine.measure;

/** Which number of a series a family exposes. */
public enum Source {
    /** Durations, as a histogram. */
    DURATIONS,
    /** Calls that began. */
    STARTED,
    /** Calls that ended, however. */
    CALLS,
    /** Calls that ended well. */
    SUCCEEDED,
    /** Calls that ended in failure. */
    FAILED,
    /** The sum of the amounts added. */
    AMOUNT,
    /** The value last set. */
    GAUGE,
    /** When the last call began, in seconds since 1970. */
    LAST_TIME;

    private static final double NANOS = 1e9;

    /** What a series, or several merged, have of it; NaN where there is nothing to show. A gauge is the series' own. */
    public double of(Totals totals, WallClock clock) {
        if (totals.calls() == 0 && totals.started() == 0) {
            return Double.NaN;
        }
        return switch (this) {
            case STARTED -> totals.started();
            case CALLS -> totals.calls();
            case SUCCEEDED -> totals.calls() - totals.failed();
            case FAILED -> totals.failed();
            case AMOUNT -> totals.total();
            case LAST_TIME -> totals.lastNanos() == 0 ? Double.NaN : clock.epochNanos(totals.lastNanos()) / NANOS;
            case DURATIONS, GAUGE -> Double.NaN;
        };
    }
}
