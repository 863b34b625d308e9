package io.tbot.engine.alert.rule;

import java.util.Random;

/**
 * What a baseline says of made-up series of minutes, in which nothing is wrong until a step is put in.
 *
 * <p>Units: the noise has the deviation 1. Errors: none of its own; equal seeds give equal counts.
 */
final class AnomalyTrial {
    static final int DAY = 1440;

    /** After which the same hour of the week is known. */
    private static final int KNOWN_DAYS = 21;

    /** 2026-01-05 00:00 UTC, a Monday. */
    private static final long MONDAY = 29_459_520L;

    private final Kind kind;
    private final int windowMinutes;
    private final Random random;
    long judged;
    long odd;
    long judgedLater;
    long oddLater;
    long steps;
    long found;
    long foundMinutes;
    private double carried;

    AnomalyTrial(Kind kind, int windowMinutes, long seed) {
        this.kind = kind;
        this.windowMinutes = windowMinutes;
        this.random = new Random(seed);
    }

    /** Watches one series for so many days, on which nothing is wrong. */
    AnomalyTrial quiet(int days) {
        Baseline baseline = baseline();
        carried = random.nextGaussian();
        for (int minute = 0; minute < days * DAY; minute++) {
            baseline.close(value(minute), MONDAY + minute);
            int said = baseline.state() >= Node.FALSE ? 1 : 0;
            int wrong = baseline.state() == Node.TRUE ? 1 : 0;
            boolean later = minute >= KNOWN_DAYS * DAY;
            judged += later ? 0 : said;
            odd += later ? 0 : wrong;
            judgedLater += later ? said : 0;
            oddLater += later ? wrong : 0;
        }
        return this;
    }

    /** Watches the beginning of a series again and again, where a moving mean is all that is known. */
    AnomalyTrial early(int times) {
        for (int i = 0; i < times; i++) {
            Baseline baseline = baseline();
            carried = random.nextGaussian();
            int begin = random.nextInt(7 * DAY);
            for (int minute = 0; minute < Baseline.MIN_POINTS; minute++) {
                baseline.close(value(begin + minute), MONDAY + begin + minute);
                judged += baseline.state() >= Node.FALSE ? 1 : 0;
                odd += baseline.state() == Node.TRUE ? 1 : 0;
            }
        }
        return this;
    }

    /** Puts a step of that height, of a quarter of an hour, at some minute after so many days; whether it is found. */
    AnomalyTrial step(double height, int days) {
        Baseline baseline = baseline();
        carried = random.nextGaussian();
        int begin = days * DAY + random.nextInt(DAY);
        steps++;
        for (int minute = 0; minute < begin + 15; minute++) {
            boolean raised = minute >= begin;
            baseline.close(value(minute) + (raised ? height : 0), MONDAY + minute);
            if (raised && baseline.state() == Node.TRUE) {
                found++;
                foundMinutes += minute - begin + 1;
                return this;
            }
        }
        return this;
    }

    /** False alarms before the same hour of the week is known. */
    double perTenThousand() {
        return odd * 10_000.0 / judged;
    }

    /** And after. */
    double laterPerTenThousand() {
        return oddLater * 10_000.0 / judgedLater;
    }

    private Baseline baseline() {
        Baseline.Shape shape = new Baseline.Shape(windowMinutes, DAY, 4, 0, HistogramLeaf.MEAN);
        return new Baseline(shape, new double[shape.room()], true);
    }

    private double value(int minute) {
        double noise = random.nextGaussian();
        double ofDay = Math.sin(2 * Math.PI * minute / DAY);
        return switch (kind) {
            case STATIONARY -> 50 + noise;
            case SKEWED -> Math.exp(0.25 * noise) * 4;
            case FOLLOWING -> 50 + (carried = 0.9 * carried + Math.sqrt(1 - 0.81) * noise);
            case TRENDING -> 50 + minute / 60.0 + noise;
            case DAILY -> 50 + 10 * ofDay + noise;
            case WEEKLY -> 50 + (minute / DAY % 7 < 5 ? 10 : 2) * ofDay + noise;
        };
    }

    /** How a series behaves. */
    enum Kind {
        STATIONARY("normal noise around one value"),
        SKEWED("log-normal noise (σ 0.25), as latencies have"),
        FOLLOWING("each minute follows the one before (AR 0.9)"),
        TRENDING("rises by one deviation an hour"),
        DAILY("a daily wave of ten deviations"),
        WEEKLY("the same, flat at weekends");

        final String text;

        Kind(String text) {
            this.text = text;
        }
    }
}
