package io.tbot.engine.alert.trial;

import io.tbot.engine.alert.model.Labels;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * One thing that came of a trial.
 *
 * @param atNanos since the start
 * @param rule of a message that of its first alert
 * @param labels of the alert; of a message those that its alerts share
 * @param value what was measured; NaN where nothing was, and of messages
 * @param to the channel of a message, whoever is behind a decision; else empty
 * @param why the word of the cause or reason
 */
public record Event(long atNanos, What what, String rule, Labels labels, double value, String to, String why) {
    /** A quantile is not truer than that. */
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    /** What happened. */
    public enum What {
        FIRED,
        RESOLVED,
        TOLD,
        HELD
    }

    @Override
    public String toString() {
        String alert = rule + (labels.map().isEmpty() ? "" : labels.toString());
        String number = Double.isNaN(value) ? "" : ", value " + number(value);
        return switch (what) {
            case FIRED -> alert + " fires (" + why + number + ")";
            case RESOLVED -> alert + " is over (" + why + number + ")";
            case TOLD -> "channel " + to + " is told of " + alert + " (" + why + ")";
            case HELD -> "nobody is told of " + alert + " (" + why + (to.isEmpty() ? ")" : ": " + to + ")");
        };
    }

    private static String number(double value) {
        if (Double.isInfinite(value) || value == Math.rint(value)) {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
        return new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros().toPlainString();
    }
}
