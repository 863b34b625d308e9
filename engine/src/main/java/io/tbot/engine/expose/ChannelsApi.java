package io.tbot.engine.expose;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.alert.AlertClock;
import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.alert.deliver.ChannelStatus;
import io.tbot.engine.alert.deliver.DeliveryLog;
import io.tbot.engine.expose.http.Request;
import io.tbot.engine.expose.http.Response;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/channels}: how each channel is; {@code /NAME/test} sends a message through one and waits for what
 * becomes of it.
 */
final class ChannelsApi {
    static final String PATH = "/api/v1/channels";

    private static final String TEST = "/test";

    /** A test must be told to be over to those that keep open what fires. */
    private static final Set<String> KEEPS_OPEN = Set.of("pagerduty", "alertmanager");

    /** An attempt may take 30 s; whoever waits for a page has gone by then. */
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final long LOOK_MILLIS = 20;

    private ChannelsApi() {}

    static Response handle(Request request, AlertEngine engine) throws InterruptedException {
        String rest = request.path().substring(PATH.length());
        if (rest.endsWith(TEST)) {
            String name = rest.substring(0, rest.length() - TEST.length());
            return request.method().equals("POST")
                    ? test(name.isEmpty() ? Fields.of(request).required("name", "channel") : name.substring(1), engine)
                    : Json.wrongMethod("POST");
        }
        if (!rest.isEmpty()) {
            return Json.problem(404, "no such path");
        }
        if (request.method().equals("POST")) {
            return Json.wrongMethod("GET, HEAD");
        }
        return channels(engine);
    }

    private static Response channels(AlertEngine engine) {
        JsonStringWriter json = JsonWriter.string().object().array("channels");
        for (ChannelStatus channel : engine.outbox().status()) {
            json.object()
                    .value("name", channel.name())
                    .value("type", channel.type())
                    .value("breaker", channel.breakerWord())
                    .value("queued", channel.queued())
                    .value("sent", channel.sent())
                    .value("digested", channel.digested())
                    .value("retried", channel.retried())
                    .value("replaced", channel.replaced())
                    .value("redirected", channel.redirected())
                    .value("attempts", channel.attempts())
                    .object("dead");
            channel.dead().forEach((reason, count) -> json.value(reason.word(), count));
            json.end().end();
        }
        return Response.json(200, json.end().end().done());
    }

    private static Response test(String name, AlertEngine engine) throws InterruptedException {
        ChannelStatus channel = engine.outbox().status().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
        if (channel == null) {
            return Json.problem(404, "no channel of that name");
        }
        String id = engine.desk().test(name, false, AlertClock.now());
        DeliveryLog.Entry last = await(id, engine);
        boolean sent = last != null && last.result().equals("sent");
        if (sent && KEEPS_OPEN.contains(channel.type())) {
            engine.desk().test(name, true, AlertClock.now());
        }
        JsonStringWriter json = JsonWriter.string()
                .object()
                .value("channel", name)
                .value("id", id)
                .value("result", last == null ? "waits" : last.result())
                .value("detail", last == null ? "" : last.detail());
        if (!sent) {
            json.value("error", "channel '" + name + "' has not taken the message");
        }
        return Response.json(sent ? 200 : last == null ? 504 : 502, json.end().done());
    }

    /** The first thing that became of it, after it was put into the queue; {@code null} where nothing did in time. */
    private static DeliveryLog.@Nullable Entry await(String id, AlertEngine engine) throws InterruptedException {
        long endNanos = System.nanoTime() + WAIT_NANOS;
        while (System.nanoTime() - endNanos < 0) {
            DeliveryLog.Entry latest = engine.desk().became(id).get(0);
            if (!latest.result().equals("enqueued")) {
                return latest;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return null;
    }
}
