package io.tbot.engine.expose;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.expose.http.Handler;
import io.tbot.engine.expose.http.Request;
import io.tbot.engine.expose.http.Response;
import io.tbot.engine.measure.Distribution;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Family;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Reading;
import io.tbot.engine.measure.Series;
import io.tbot.engine.measure.Window;
import io.tbot.engine.measure.Windows;
import java.util.List;
import java.util.Map;

/**
 * {@code /api/v1/latency}: exact statistics of any histogram series over any window. Query: {@code metric} (with or
 * without {@code tbot_}; all without it), {@code window} (10s, 1m, 5m, all; all of them without it), and any label to
 * filter by. Seconds, but for histograms of another unit, which their name says.
 */
final class LatencyApi implements Handler {
    private static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99, 0.999};
    private static final String[] QUANTILE_NAMES = {"p50", "p90", "p95", "p99", "p999"};

    private final Measure measure;
    private final Families families;
    private final Windows windows;

    LatencyApi(Measure measure, Families families, Windows windows) {
        this.measure = measure;
        this.families = families;
        this.windows = windows;
    }

    @Override
    public Response handle(Request request) {
        String asked = request.parameter("window");
        if (asked != null && window(asked) == null) {
            return Json.problem(400, "window '" + asked + "' is none of 10s, 1m, 5m, all");
        }
        Reading reading = measure.read();
        JsonStringWriter json = JsonWriter.string().object().array("series");
        for (Family family : families.all()) {
            if (family.type() == Family.Type.HISTOGRAM && Json.wanted(request, "metric", family.name())) {
                write(json, family, request, reading);
            }
        }
        return Response.json(200, json.end().end().done());
    }

    private void write(JsonStringWriter json, Family family, Request request, Reading reading) {
        for (Map.Entry<Groups.Labelled, List<Series>> group :
                Groups.durations(family, reading.series()).entrySet()) {
            List<String> names = group.getKey().names();
            List<String> values = group.getKey().values();
            if (!matches(names, values, request)) {
                continue;
            }
            Distribution all = windows.distribution(group.getValue(), Window.ALL, reading);
            if (all.count() == 0) {
                continue;
            }
            json.object().value("metric", family.name()).object("labels");
            for (int i = 0; i < names.size(); i++) {
                json.value(names.get(i), values.get(i));
            }
            json.end().object("windows");
            for (Window window : Window.values()) {
                String asked = request.parameter("window");
                if (asked == null || window.text().equals(asked)) {
                    statistics(
                            json,
                            window,
                            window == Window.ALL ? all : windows.distribution(group.getValue(), window, reading),
                            family.scale().perUnit());
                }
            }
            json.end().end();
        }
    }

    private static void statistics(JsonStringWriter json, Window window, Distribution recent, double perUnit) {
        json.object(window.text()).value("count", recent.count());
        if (recent.count() > 0) {
            json.value("mean", recent.sumNanos() / perUnit / recent.count());
            for (int i = 0; i < QUANTILES.length; i++) {
                json.value(QUANTILE_NAMES[i], recent.quantileNanos(QUANTILES[i]) / perUnit);
            }
            json.value("max", recent.maxNanos() / perUnit);
        }
        json.end();
    }

    private static boolean matches(List<String> names, List<String> values, Request request) {
        for (int i = 0; i < names.size(); i++) {
            String asked = request.parameter(names.get(i));
            if (asked != null && !asked.equals(values.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static @org.jspecify.annotations.Nullable Window window(String text) {
        for (Window window : Window.values()) {
            if (window.text().equals(text)) {
                return window;
            }
        }
        return null;
    }
}
