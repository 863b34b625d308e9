package io.tbot.engine.alert.rule;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The minutes of the last three weeks, to find those of the same hour of the week.
 *
 * <p>Shape: 5.8 KB for each day that has been seen, 127 KB at most. Not: kept over a restart.
 */
final class Season {
    private static final int WEEKS = 3;
    private static final int DAY = 1440;
    private static final int HOUR = 60;

    /** Of each week's hour at least so much must be known. */
    private static final int MIN_PART = 20;

    /** Minutes of the same hour, of all weeks. */
    static final int MINUTES = WEEKS * HOUR;

    private final float[] @Nullable [] days = new float[WEEKS * 7 + 1][];
    private final long[] dayOf = new long[days.length];
    private final boolean keeps;

    /** @param keeps false where the room for weeks is taken by others */
    Season(boolean keeps) {
        this.keeps = keeps;
    }

    /** A minute that was odd for its hour: it is known, and no measure for others. */
    void leaveOut(long epochMinute) {
        learn(Double.POSITIVE_INFINITY, epochMinute);
    }

    void learn(double value, long epochMinute) {
        if (!keeps) {
            return;
        }
        long day = Math.floorDiv(epochMinute, (long) DAY);
        int at = (int) Math.floorMod(day, (long) days.length);
        float[] minutes = days[at];
        if (minutes == null) {
            minutes = new float[DAY];
            days[at] = minutes;
            dayOf[at] = -1;
        }
        if (dayOf[at] != day) {
            dayOf[at] = day;
            Arrays.fill(minutes, Float.NaN);
        }
        minutes[(int) Math.floorMod(epochMinute, (long) DAY)] = (float) value;
    }

    /** Puts the minutes of that hour of the week of each week before into {@code out}; 0 where a week is missing. */
    int of(long epochMinute, double[] out) {
        int n = 0;
        int first = (int) Math.floorMod(epochMinute, (long) DAY) / HOUR * HOUR;
        for (int week = 1; week <= WEEKS; week++) {
            long day = Math.floorDiv(epochMinute, (long) DAY) - week * 7L;
            int at = (int) Math.floorMod(day, (long) days.length);
            float[] minutes = days[at];
            int known = 0;
            for (int i = first; minutes != null && dayOf[at] == day && i < first + HOUR; i++) {
                known += Float.isNaN(minutes[i]) ? 0 : 1;
                if (Float.isFinite(minutes[i])) {
                    out[n++] = minutes[i];
                }
            }
            if (known < MIN_PART) {
                return 0;
            }
        }
        return n;
    }

    void forget() {
        Arrays.fill(days, null);
    }
}
