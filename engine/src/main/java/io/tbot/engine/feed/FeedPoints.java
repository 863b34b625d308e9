package io.tbot.engine.feed;

import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Source;
import java.util.List;
import java.util.Map;

/** What is measured of feeds, and under which names it is exposed. Source: spec metrics 2.1; docs/signals.md. */
final class FeedPoints {
    private static final String EXCHANGE = "exchange";
    private static final String SYMBOL = "symbol";
    private static final Map<String, String> NONE = Map.of();

    private final Measure measure;
    private final Families families;

    final int age;
    final int corrected;
    final int gap;
    final int missed;
    final int duplicate;
    final int outOfOrder;
    final int sinceLast;
    final int stale;
    final int backlog;
    final int rate;

    FeedPoints(Measure measure, Families families) {
        this.measure = measure;
        this.families = families;
        age = latency(
                "md.age",
                "tbot_market_data_latency",
                "from the venue's time of a tick to its arrival, clock offset included",
                "data_type");
        corrected = latency(
                "md.age.corrected",
                "tbot_market_data_corrected_latency",
                "the same, estimated: less the clocks' offset, or beyond the fastest of the last minute",
                "data_type",
                "estimate");
        gap = counter("gaps", "jumps in the venue's numbering", Source.CALLS);
        missed = counter("missed", "numbers that such jumps left out", Source.AMOUNT);
        duplicate = counter("duplicates", "ticks whose number had come before", Source.CALLS);
        outOfOrder = counter("out_of_order", "ticks whose number had been passed by", Source.CALLS);
        sinceLast = gauge("age_seconds", "since the venue's last tick", EXCHANGE);
        stale = gauge("stale", "1 where a symbol's feed stands still for longer than it ever usually does", SYMBOL);
        backlog = gauge("backlog_seconds", "how far handling is behind the fastest tick of the last minute", EXCHANGE);
        rate = gauge("processing_rate", "ticks a second over the last ten", "data_type");
    }

    private int latency(String key, String name, String help, String... labels) {
        List<String> slots = new java.util.ArrayList<>(List.of(EXCHANGE));
        slots.addAll(List.of(labels));
        Point point = measure.point(key, Guard.NONE, slots);
        families.histogram(name + "_seconds", help, point, NONE, slots.toArray(new String[0]))
                .headline(
                        name + "_window_seconds",
                        slots.size() > 2 ? new String[] {EXCHANGE, "estimate"} : new String[] {EXCHANGE});
        return measure.site(point, key, new String[slots.size()]);
    }

    private int counter(String name, String help, Source source) {
        Point point = measure.point("md." + name, Guard.NONE, List.of(EXCHANGE, SYMBOL));
        families.counter("tbot_market_data_" + name + "_total", help, point, source, NONE, EXCHANGE, SYMBOL);
        return measure.site(point, name, new String[2]);
    }

    private int gauge(String name, String help, String last) {
        List<String> slots = last.equals(EXCHANGE) ? List.of(EXCHANGE) : List.of(EXCHANGE, last);
        Point point = measure.point("md." + name, Guard.NONE, slots);
        families.gauge("tbot_market_data_" + name, help, point, Source.GAUGE, NONE, slots.toArray(new String[0]));
        return measure.site(point, name, new String[slots.size()]);
    }
}
