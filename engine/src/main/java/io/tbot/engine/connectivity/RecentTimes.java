package io.tbot.engine.connectivity;

import io.tbot.engine.measure.Distribution;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Reading;
import io.tbot.engine.measure.Series;
import io.tbot.engine.measure.Window;
import io.tbot.engine.measure.Windows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The last minutes of each venue's answers and heartbeats, from one reading. Threads: the one that asks. */
final class RecentTimes {
    private static final int STATUS_SLOT = 2;

    private final Windows windows;
    private final Reading reading;
    private final Map<String, List<Series>> calls = new HashMap<>();
    private final Map<String, List<Series>> heartbeats = new HashMap<>();
    private final Map<String, List<Series>> fixHeartbeats = new HashMap<>();

    RecentTimes(Measure measure, Windows windows) {
        this.windows = windows;
        reading = measure.read();
        for (Series series : reading.series()) {
            switch (series.point().key()) {
                case "exchange.call" -> add(calls, series);
                case "websocket.heartbeat" -> add(heartbeats, series);
                case "fix.heartbeat_latency_seconds" -> add(fixHeartbeats, series);
                default -> {}
            }
        }
    }

    private static void add(Map<String, List<Series>> all, Series series) {
        all.computeIfAbsent(series.label(0), k -> new ArrayList<>()).add(series);
    }

    /** The API's calls of the last minute. */
    Calls calls(String exchange) {
        List<Series> all = calls.getOrDefault(exchange, List.of());
        List<Series> failed = new ArrayList<>();
        for (Series series : all) {
            if (isFault(series.label(STATUS_SLOT))) {
                failed.add(series);
            }
        }
        Distribution minute = windows.distribution(all, Window.ONE_MINUTE, reading);
        long faults = failed.isEmpty()
                ? 0
                : windows.distribution(failed, Window.ONE_MINUTE, reading).count();
        return new Calls(minute.count(), faults, minute.count() == 0 ? 0 : minute.quantileNanos(0.95));
    }

    /** Whether an answer is the venue's fault or its limit: a 404 is neither. */
    private static boolean isFault(String status) {
        return status.equals("error") || status.startsWith("5") || status.equals("429") || status.equals("418");
    }

    /** The p95 of the last five minutes from ping to pong; -1 where there was none. */
    long heartbeatNanos(String exchange) {
        return p95(heartbeats.getOrDefault(exchange, List.of()));
    }

    /** The same from a FIX test request to its answer. */
    long fixHeartbeatNanos(Iterable<String> sessions) {
        List<Series> all = new ArrayList<>();
        for (String session : sessions) {
            all.addAll(fixHeartbeats.getOrDefault(session, List.of()));
        }
        return p95(all);
    }

    private long p95(List<Series> series) {
        Distribution recent = windows.distribution(series, Window.FIVE_MINUTES, reading);
        return recent.count() == 0 ? -1 : recent.quantileNanos(0.95);
    }

    /**
     * Calls of a minute.
     *
     * @param faults of them without an answer, with 5xx, or refused for a limit
     */
    record Calls(long calls, long faults, long p95Nanos) {}
}
