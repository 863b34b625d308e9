package io.tbot.engine.alert.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of made-up numbers, in promtool's notation: {@code 1 2 3}, {@code 0+5x10} (0, 5, 10 … 50), {@code 7x3} (7 four
 * times), {@code _} (nothing is said this time), {@code stale} (the series is gone), and {@code now}, the time itself
 * in seconds.
 *
 * <p>Shape: kept as written, not written out; {@value #MAX_VALUES} values at most.
 */
final class Values {
    static final long MAX_VALUES = 50_000_000;

    private static final String NUMBER = "[-+]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d+)?";
    private static final Pattern WORD =
            Pattern.compile("(?:(_|stale|now)|(" + NUMBER + ")((?=[-+])" + NUMBER + ")?)(?:x(\\d{1,9}))?");

    private final List<Run> runs;
    private final long count;

    private Values(List<Run> runs, long count) {
        this.runs = runs;
        this.count = count;
    }

    /** @throws IllegalArgumentException with a message for its author */
    static Values of(String text) {
        List<Run> runs = new ArrayList<>();
        long count = 0;
        for (String word : text.trim().split("\\s+", -1)) {
            Run run = run(word);
            runs.add(run);
            count += run.count;
        }
        if (count > MAX_VALUES) {
            throw new IllegalArgumentException(count + " values are more than " + MAX_VALUES);
        }
        return new Values(List.copyOf(runs), count);
    }

    private static Run run(String word) {
        Matcher parts = WORD.matcher(word);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'" + word + "' is no value, written like 0.02, 0.02x600, 0+5x10, _ or stale");
        }
        long times = parts.group(4) == null ? 0 : Long.parseLong(parts.group(4));
        String special = parts.group(1);
        if (special != null) {
            boolean exact = parts.group(4) != null && special.equals("_"); // promtool's '_x5' is five of them
            What what = special.equals("_") ? What.NOTHING : special.equals("now") ? What.NOW : What.GONE;
            return new Run(what, 0, 0, exact ? times : times + 1);
        }
        double step = parts.group(3) == null ? 0 : Double.parseDouble(parts.group(3));
        if (step != 0 && parts.group(4) == null) {
            throw new IllegalArgumentException("'" + word + "' does not say how often, written like 0+5x10");
        }
        return new Run(What.NUMBER, Double.parseDouble(parts.group(2)), step, times + 1);
    }

    long count() {
        return count;
    }

    /** Whether a value says that the series is gone. */
    boolean endsSeries() {
        return runs.stream().anyMatch(run -> run.what == What.GONE);
    }

    Cursor cursor() {
        return new Cursor(runs);
    }

    enum What {
        NUMBER,
        NOTHING,
        GONE,
        NOW
    }

    /** So many values, each a step more than the one before. */
    private record Run(What what, double first, double step, long count) {}

    /** Goes through the values once. */
    static final class Cursor {
        private final List<Run> runs;
        private int run;
        private long within = -1;

        private Cursor(List<Run> runs) {
            this.runs = runs;
        }

        /** Moves on to the next value; whether there is one. */
        boolean next() {
            within++;
            while (run < runs.size() && within >= runs.get(run).count) {
                run++;
                within = 0;
            }
            return run < runs.size();
        }

        What what() {
            return runs.get(run).what;
        }

        double number() {
            return runs.get(run).first + runs.get(run).step * within;
        }
    }
}
