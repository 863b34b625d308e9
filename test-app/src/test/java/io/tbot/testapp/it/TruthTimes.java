package io.tbot.testapp.it;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The durations that the bot and the agent both took, series by series as the agent keeps them. */
final class TruthTimes {
    private static final Pattern LABEL_VALUE = Pattern.compile("=\"([^\"]*)\"");
    private static final double NANOS = 1e9;

    private final Map<String, long[]> bot = new TreeMap<>();
    private final String product;

    private TruthTimes(String product) {
        this.product = product;
    }

    /** Every timed series of either account, sorted. */
    static List<TimedSeries> of(TruthRun run) throws Exception {
        TruthTimes times = new TruthTimes(run.plan().product());
        times.collect(run.truth(), run.plan());
        Map<String, JsonObject> agent = times.agent(run.latencies());
        Map<String, Double> sums = times.sums(run.metrics());
        List<TimedSeries> all = new ArrayList<>();
        TreeMap<String, Object> either = new TreeMap<>(agent);
        either.putAll(times.bot);
        for (String series : either.keySet()) {
            all.add(both(
                    series,
                    agent.getOrDefault(series, new JsonObject()),
                    sums.getOrDefault(series, 0.0),
                    times.bot.getOrDefault(series, new long[0])));
        }
        return all;
    }

    private static TimedSeries both(String series, JsonObject agent, double agentSum, long[] bot) {
        long[] ofAgent = new long[TimedSeries.SHARES.length];
        for (int i = 0; i < ofAgent.length; i++) {
            ofAgent[i] = Math.round(agent.getDouble(TimedSeries.NAMES[i]) * NANOS);
        }
        long max = Math.round(agent.getDouble("max") * NANOS);
        long sum = Math.round(agentSum * NANOS);
        long[] sorted = bot.clone();
        Arrays.sort(sorted);
        return new TimedSeries(series, new TimedSeries.Agent(agent.getLong("count"), ofAgent, max, sum), sorted);
    }

    private void collect(Truth truth, TruthPlan plan) {
        if (plan.probed()) {
            orders(truth);
        } else {
            TruthLibraries.addTimes(truth, this);
        }
        truth.rows("fix_sends")
                .forEach(row -> add(row, "tbot_fix_send_seconds", TruthLibraries.SESSION_ID, row.label("msg_type")));
        truth.rows("on_tick").forEach(row -> add(row, "tbot_market_data_handler_seconds", "demo", "tick"));
        for (Truth.Row row : truth.rows("sql")) {
            add(row, "tbot_database_query_duration_seconds", product, row.label("operation"), row.label("table"));
        }
    }

    private void orders(Truth truth) {
        for (Truth.Row row : truth.rows("place_order")) {
            add(
                    row,
                    "tbot_order_execution_duration_seconds",
                    "demo",
                    row.label("symbol"),
                    row.label("type").toLowerCase(Locale.ROOT));
        }
        truth.rows("cancel_order").forEach(row -> add(row, "tbot_order_call_duration_seconds", "demo", "cancel"));
        // a FIX report is timed where the library takes it up, which lies outside of what the bot can time
        if (truth.rows("on_execution").stream().noneMatch(TruthLibraries::isByFix)) {
            truth.rows("on_execution").forEach(row -> add(row, "tbot_order_event_duration_seconds", "demo"));
        }
    }

    void add(Truth.Row row, String metric, String... labels) {
        bot.merge(metric + List.of(labels), row.nanos(), TruthTimes::joined);
    }

    private static long[] joined(long[] left, long[] right) {
        long[] joined = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, joined, left.length, right.length);
        return joined;
    }

    /** Statistics since the start, of the metrics that the bot times as well. */
    private Map<String, JsonObject> agent(Scrape latencies) throws Exception {
        Map<String, JsonObject> agent = new TreeMap<>();
        for (Object each : JsonParser.object().from(latencies.body()).getArray("series")) {
            JsonObject series = (JsonObject) each;
            String metric = series.getString("metric");
            if (isTimed(metric)) {
                List<String> labels = new ArrayList<>();
                series.getObject("labels").values().forEach(value -> labels.add((String) value));
                if (metric.equals("tbot_fix_send_seconds") && !labels.get(1).matches("[DFG]")) {
                    continue; // the engine's own: logons, heartbeats
                }
                agent.put(metric + labels, series.getObject("windows").getObject("all"));
            }
        }
        return agent;
    }

    private Map<String, Double> sums(Scrape metrics) {
        Map<String, Double> sums = new TreeMap<>();
        metrics.samples().forEach((sample, value) -> {
            String metric = sample.replaceAll("_sum\\{.*", "");
            if (sample.contains("_sum{") && isTimed(metric)) {
                List<String> labels = new ArrayList<>();
                Matcher label = LABEL_VALUE.matcher(sample);
                while (label.find()) {
                    labels.add(label.group(1));
                }
                sums.put(metric + labels, value);
            }
        });
        return sums;
    }

    private boolean isTimed(String metric) {
        return bot.keySet().stream().anyMatch(series -> series.startsWith(metric + "["));
    }
}
