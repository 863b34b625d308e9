package io.tbot.engine.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what an entry under {@code exchanges} says of the venue beside its name. */
final class ExchangeReader {
    static final List<String> KEYS = List.of("host", "name", "limits", "health", "profile");

    private static final List<String> HEALTH =
            List.of("heartbeat", "response", "low_headroom", "least_headroom", "storm", "storm_window");

    /** A venue has few allowances; each name is a label value. */
    private static final int MAX_LIMITS = 32;

    private static final int MAX_TYPE = 128;
    private static final int MAX_LIMIT = 1_000_000_000;
    private static final int MAX_STORM = 1000;
    private static final int MAX_MICROS = 600_000_000;
    private static final int NO_TIME = -1;

    private final Entry entry;
    private final Mistakes found;

    ExchangeReader(Entry entry, Mistakes found) {
        this.entry = entry;
        this.found = found;
    }

    /** Allowances by type. */
    Map<String, Long> limits() {
        Entry limits = section("limits", null);
        Map<String, Long> read = new LinkedHashMap<>();
        if (limits == null) {
            return read;
        }
        for (String type : limits.values().keySet()) {
            int limit = limits.number(type, 1, MAX_LIMIT, 0, 0);
            if (type.isEmpty() || type.length() > MAX_TYPE) {
                limits.wrongValue(type, "not a name of 1.." + MAX_TYPE + " characters");
            } else if (limit > 0) {
                read.put(type, (long) limit);
            }
        }
        if (read.size() > MAX_LIMITS) {
            entry.wrongValue("limits", "more than " + MAX_LIMITS + " of them");
        }
        return read;
    }

    /** When the venue is healthy. */
    HealthRule health() {
        HealthRule usual = HealthRule.DEFAULT;
        Entry health = section("health", HEALTH);
        if (health == null) {
            return usual;
        }
        int low = health.number("low_headroom", 0, 100, percent(usual.lowHeadroom()), 0);
        int least = health.number("least_headroom", 0, 100, Math.min(low, percent(usual.leastHeadroom())), 0);
        if (least > low) {
            health.wrongValue("least_headroom", "'" + least + "' is above low_headroom '" + low + "'");
        }
        return new HealthRule(
                times(health, "heartbeat", usual.heartbeatNanos()),
                times(health, "response", usual.responseNanos()),
                low / 100.0,
                least / 100.0,
                health.number("storm", 2, MAX_STORM, usual.stormConnects(), usual.stormConnects()),
                stormSeconds(health, usual));
    }

    private static int percent(double share) {
        return (int) Math.round(share * 100);
    }

    private static int stormSeconds(Entry health, HealthRule usual) {
        String text = health.get("storm_window") == null ? null : health.text("storm_window");
        if (text == null) {
            return usual.stormSeconds();
        }
        int millis = Values.timeoutMillis(text);
        if (millis < 1000) {
            health.wrongValue("storm_window", "'" + Quote.of(text) + "' is not a time in 1s..1h, written like 30s");
            return usual.stormSeconds();
        }
        return millis / 1000;
    }

    private @Nullable Entry section(String key, @Nullable List<String> keys) {
        Yaml node = entry.get(key);
        return node == null ? null : Entry.read(node, "exchange " + key, "key", keys, found);
    }

    /** Six rising times. */
    private static List<Long> times(Entry health, String key, List<Long> usual) {
        if (health.get(key) == null) {
            return usual;
        }
        List<Yaml> items = health.list(key);
        if (items == null) {
            return usual;
        }
        List<Long> times = new ArrayList<>();
        long before = 0;
        for (Yaml item : items) {
            long micros = item instanceof Yaml.Scalar scalar ? micros(scalar.text()) : NO_TIME;
            if (micros <= before) {
                health.wrong(item, "'" + key + "': not a time above the one before, in 1us..10m, written like 5ms");
                return usual;
            }
            before = micros;
            times.add(micros * 1000);
        }
        if (times.size() != HealthRule.LIMITS) {
            health.wrongValue(key, times.size() + " times stand where " + HealthRule.LIMITS + " belong");
            return usual;
        }
        return times;
    }

    /** {@code 500us}, {@code 5ms}, {@code 1s}, {@code 1m}. */
    private static long micros(String text) {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        int unit = switch (text.substring(digits)) {
            case "us" -> 1;
            case "ms" -> 1000;
            case "s" -> 1_000_000;
            case "m" -> 60_000_000;
            default -> 0;
        };
        long count = unit == 0 ? NO_TIME : Values.number(text.substring(0, digits), 1, MAX_MICROS / unit);
        return count < 0 ? NO_TIME : count * unit;
    }
}
