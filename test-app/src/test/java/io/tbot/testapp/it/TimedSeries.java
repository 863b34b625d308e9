package io.tbot.testapp.it;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One series of durations as the agent and as the bot took them, the bot just outside the agent. Units: nanoseconds.
 *
 * <p>Errors: no call lasts longer for the agent than for the bot, so none of its quantiles may lie above the bot's by
 * more than a bucket's width. Below, 20 µs are allowed for what stands between the two clocks of one call. That takes
 * about 1 µs, a batch 5 µs; but where the system takes the processor away just there, the bot alone has waited, for up
 * to some milliseconds, and that call changes its rank in the bot's account only. So up to five of a thousand calls may
 * be passed over. Source: a log of both clocks, with twelve runnable threads on two cores: 1.7 to 3 calls of a thousand
 * had more than 20 µs between them; of batches 60, most of them among the first 300, which the JVM interpreted.
 *
 * @param bot the bot's durations, sorted
 */
record TimedSeries(String name, Agent agent, long[] bot) {
    static final double[] SHARES = {0.5, 0.9, 0.99};
    static final String[] NAMES = {"p50", "p90", "p99"};

    /** Of fewer calls only count, sum and maximum are compared: the JVM interprets the first few hundred. */
    static final int MIN_CALLS = 500;

    private static final int BUCKETS_PER_VALUE = 128;

    /**
     * How far the two accounts may differ.
     *
     * @param nanos what may stand between the two clocks of a call
     * @param perMille of how many calls of a thousand nothing is asked
     */
    record Allowance(long nanos, int perMille) {
        static final Allowance PROOF = new Allowance(20_000, 5);

        /**
         * Of a build, which shares its processors, and whose few hundred orders the JVM mostly interprets, what stands
         * between the clocks too: 14 µs of an XChange order then, and more calls interrupted.
         */
        static final Allowance BUILD = new Allowance(35_000, 10);
    }

    /**
     * What the agent says.
     *
     * @param quantiles p50, p90, p99
     */
    record Agent(long count, long[] quantiles, long max, long sum) {}

    /** What is not as it must be, beyond what is allowed; empty when all is. */
    List<String> faults(Allowance allowed) {
        List<String> faults = new ArrayList<>();
        check(faults, agent.count == bot.length, "counts differ");
        check(faults, agent.max <= quantile(1), "maximum above the bot's");
        check(faults, agent.sum <= sum(), "sum above the bot's");
        for (int i = 0; i < SHARES.length && isCompared(); i++) {
            long highest = quantile(SHARES[i]) + quantile(SHARES[i]) / BUCKETS_PER_VALUE;
            long lowest = quantile(SHARES[i] - allowed.perMille() / 1000.0) - allowed.nanos();
            check(faults, agent.quantiles[i] <= highest, NAMES[i] + " above " + highest);
            check(faults, agent.quantiles[i] >= lowest, NAMES[i] + " below " + lowest);
        }
        return faults;
    }

    /** Whether there are calls enough to compare quantiles. */
    boolean isCompared() {
        return bot.length >= MIN_CALLS;
    }

    /** Whether a quantile agrees without passing over interrupted calls. */
    boolean agrees(int quantile) {
        long ofBot = quantile(SHARES[quantile]);
        return Math.abs(agent.quantiles[quantile] - ofBot) <= ofBot / BUCKETS_PER_VALUE + Allowance.PROOF.nanos();
    }

    /** The smallest of the bot's durations that this share of them does not exceed; 0 where there is none. */
    long quantile(double share) {
        return bot.length == 0 ? 0 : bot[Math.max(0, (int) Math.ceil(share * bot.length) - 1)];
    }

    long sum() {
        return Arrays.stream(bot).sum();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: agent count %d, p50/p90/p99 %s, max %d, sum %d; bot count %d, [%d, %d, %d], max %d, sum %d",
                name,
                agent.count,
                Arrays.toString(agent.quantiles),
                agent.max,
                agent.sum,
                bot.length,
                quantile(SHARES[0]),
                quantile(SHARES[1]),
                quantile(SHARES[2]),
                quantile(1),
                sum());
    }

    private void check(List<String> faults, boolean good, String what) {
        if (!good) {
            faults.add(what + ": " + this);
        }
    }
}
