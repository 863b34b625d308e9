package io.tbot.testapp.it;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long the venue took to acknowledge and to fill orders, by the bot's account and by the agent's, series by series.
 *
 * <p>Errors: either account may be ahead: the bot times its call from without, a report before it hands it on (over FIX
 * when its engine logs the message). So a quantile agrees where it is within a bucket (1/128) and
 * {@value #BETWEEN_CLOCKS_NANOS} ns of the bot's, up to {@value #INTERRUPTED_PER_MILLE} of a thousand orders passed
 * over: those that the system interrupted between the two clocks.
 */
final class PictureTimes {
    private static final double NANOS = 1e9;
    private static final int BUCKETS_PER_VALUE = 128;
    private static final long BETWEEN_CLOCKS_NANOS = 20_000;
    private static final double INTERRUPTED_PER_MILLE = 10;
    private static final int MIN_ORDERS = 200;
    private static final Map<String, String> METRICS =
            Map.of("tbot_order_ack_seconds", "order_ack", "tbot_order_fill_seconds", "order_fill");

    private PictureTimes() {}

    /** All series, by name. */
    static List<Series> of(Picture picture) throws Exception {
        Map<String, long[]> bot = new TreeMap<>();
        METRICS.forEach((metric, kind) -> {
            for (Truth.Row row : picture.truth().rows(kind)) {
                bot.merge(key(metric, row.label("symbol"), row.label("type")), row.nanos(), PictureTimes::joined);
            }
        });
        Map<String, JsonObject> agent = new TreeMap<>();
        for (Object each : JsonParser.object().from(picture.latencies().body()).getArray("series")) {
            JsonObject series = (JsonObject) each;
            JsonObject labels = series.getObject("labels");
            if (METRICS.containsKey(series.getString("metric"))) {
                String key = key(
                        series.getString("metric"), labels.getString("symbol", ""), labels.getString("order_type", ""));
                agent.put(key, series.getObject("windows").getObject("all"));
            }
        }
        List<Series> all = new ArrayList<>();
        TreeMap<String, Object> either = new TreeMap<>(agent);
        either.putAll(bot);
        for (String key : either.keySet()) {
            long[] sorted = bot.getOrDefault(key, new long[0]).clone();
            Arrays.sort(sorted);
            all.add(new Series(key, agent.getOrDefault(key, new JsonObject()), sorted));
        }
        return all;
    }

    private static String key(String metric, String symbol, String type) {
        return metric + "[" + symbol.replace("/", "") + ", " + type.toUpperCase(Locale.ROOT) + "]";
    }

    private static long[] joined(long[] left, long[] right) {
        long[] joined = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, joined, left.length, right.length);
        return joined;
    }

    /** @param bot the bot's durations, sorted */
    record Series(String name, JsonObject agent, long[] bot) {
        /** What is not as it must be; empty when all is. */
        List<String> faults() {
            List<String> faults = new ArrayList<>();
            if (agent.getLong("count") != bot.length) {
                faults.add("counts differ: " + this);
            }
            for (int i = 0; i < TimedSeries.SHARES.length && isCompared(); i++) {
                double share = TimedSeries.SHARES[i];
                long ofAgent = agent(i);
                long highest = of(Math.min(1, share + INTERRUPTED_PER_MILLE / 1000));
                long lowest = of(share - INTERRUPTED_PER_MILLE / 1000);
                boolean agrees = ofAgent <= highest + highest / BUCKETS_PER_VALUE + BETWEEN_CLOCKS_NANOS
                        && ofAgent >= lowest - lowest / BUCKETS_PER_VALUE - BETWEEN_CLOCKS_NANOS;
                if (!agrees) {
                    faults.add(TimedSeries.NAMES[i] + " outside " + lowest + ".." + highest + ": " + this);
                }
            }
            return faults;
        }

        boolean isCompared() {
            return bot.length >= MIN_ORDERS;
        }

        long agent(int quantile) {
            return Math.round(agent.getDouble(TimedSeries.NAMES[quantile]) * NANOS);
        }

        /** The smallest of the bot's durations that this share of them does not exceed. */
        long of(double share) {
            return bot.length == 0 ? 0 : bot[Math.max(0, (int) Math.ceil(share * bot.length) - 1)];
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s: agent %d, %d/%d/%d; bot %d, %d/%d/%d",
                    name,
                    agent.getLong("count"),
                    agent(0),
                    agent(1),
                    agent(2),
                    bot.length,
                    of(0.5),
                    of(0.9),
                    of(0.99));
        }
    }
}
