package io.tbot.engine.expose;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.expose.http.Handler;
import io.tbot.engine.expose.http.Request;
import io.tbot.engine.expose.http.Response;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Series;
import io.tbot.engine.measure.Site;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.trace.KeptOperation;
import io.tbot.engine.trace.SlowOperations;
import java.util.List;

/**
 * {@code /api/v1/slow}: the last operations that were slower than their last minute's p99, or failed, with all that was
 * measured inside them.
 */
final class SlowApi implements Handler {
    private final SlowOperations slow;
    private final Measure measure;
    private final WallClock clock;

    SlowApi(SlowOperations slow, Measure measure, WallClock clock) {
        this.slow = slow;
        this.measure = measure;
        this.clock = clock;
    }

    @Override
    public Response handle(Request request) {
        JsonStringWriter json = JsonWriter.string().object().array("operations");
        for (KeptOperation kept : slow.latest()) {
            write(json, kept);
        }
        return Response.json(200, json.end().end().done());
    }

    private void write(JsonStringWriter json, KeptOperation kept) {
        Series root = kept.root();
        json.object().value("op", root.point().key()).object("labels");
        List<String> slots = root.point().slots();
        for (int i = 0; i < slots.size(); i++) {
            json.value(slots.get(i), root.label(i));
        }
        json.end().value("time", clock.epochNanos(kept.startNanos()) / 1e9);
        json.value("seconds", kept.nanos() / 1e9).value("failed", kept.failed()).array("steps");
        for (KeptOperation.Step step : kept.steps()) {
            Site site = measure.site(step.site());
            json.object().value("what", site == null ? "" : site.title()).value("depth", step.depth());
            json.value("offset_seconds", step.offsetNanos() / 1e9)
                    .value("seconds", step.nanos() / 1e9)
                    .end();
        }
        json.end().end();
    }
}
