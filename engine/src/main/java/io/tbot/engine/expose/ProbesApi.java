package io.tbot.engine.expose;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.config.Nearest;
import io.tbot.engine.config.ProbeSpec;
import io.tbot.engine.expose.http.Handler;
import io.tbot.engine.expose.http.Request;
import io.tbot.engine.expose.http.Response;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Site;
import io.tbot.engine.probe.ProbeReport;
import io.tbot.engine.probe.ProbeRuntime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@code /api/v1/probes}: for each configured probe what matched, what did not bind and why, its calls and faults; what
 * is wrong in the configuration; which instrumentations are on and how many classes are woven for each, which class
 * loaders are left alone.
 */
final class ProbesApi implements Handler {
    private final Supplier<AgentConfig> config;
    private final ProbeRuntime probes;
    private final Measure measure;
    private final Endpoint.Woven woven;

    ProbesApi(Supplier<AgentConfig> config, ProbeRuntime probes, Measure measure, Endpoint.Woven woven) {
        this.config = config;
        this.probes = probes;
        this.measure = measure;
        this.woven = woven;
    }

    @Override
    public Response handle(Request request) {
        AgentConfig config = this.config.get();
        JsonStringWriter json = JsonWriter.string().object();
        json.value("config", config.file());
        json.array("probes");
        long[] calls = measure.allSiteCalls();
        for (ProbeReport report : probes.sites().report(config.probes())) {
            write(json, report, calls);
        }
        json.end().array("mistakes");
        for (Mistake mistake : config.mistakes()) {
            json.value(mistake.toString());
        }
        json.end().array("not_built_yet", config.unbuiltSections());
        instrumentations(json);
        json.array("refused_loaders", woven.refusedLoaders().get());
        json.object("left_alone");
        for (Map.Entry<String, String> each : woven.leftAlone().get().entrySet()) {
            json.value(each.getKey(), each.getValue());
        }
        json.end().end();
        return Response.json(200, json.done());
    }

    /** A class that is woven for two of them counts for each, and once in all. */
    private void instrumentations(JsonStringWriter json) {
        boolean more =
                woven.weavesMore().getAsBoolean(); // asked first: what it announces is in what follows, or to come
        Map<String, List<String>> classes = woven.classes().get();
        Map<String, Integer> counts = new HashMap<>();
        for (List<String> names : classes.values()) {
            for (String name : names) {
                counts.merge(name, 1, Integer::sum);
            }
        }
        json.array("instrumentations");
        for (Map.Entry<String, Boolean> each : woven.instrumentations().get().entrySet()) {
            json.object().value("name", each.getKey()).value("on", each.getValue());
            json.value("woven_classes", counts.getOrDefault(each.getKey(), 0)).end();
        }
        json.end().value("woven_classes", classes.size()).value("weaves_more", more);
    }

    private void write(JsonStringWriter json, ProbeReport report, long[] calls) {
        ProbeSpec probe = report.probe();
        json.object().value("class", (probe.subtypes() ? "+" : "") + probe.className());
        json.value("method", probe.method()).value("op", probe.op().key()).value("line", probe.line());
        json.array("woven");
        for (Map.Entry<String, Integer> woven : report.sites().entrySet()) {
            site(json, woven.getKey(), woven.getValue(), calls);
        }
        json.end().array("problems", report.problems());
        if (report.sites().isEmpty()) {
            json.value("why", why(report)).array("near", report.nearMisses());
        }
        json.end();
    }

    private String why(ProbeReport report) {
        if (!report.nearMisses().isEmpty()) {
            return "no method of that name";
        }
        String wanted = report.probe().className();
        Collection<String> loaded = woven.loadedClasses().get();
        if (loaded.contains(wanted)) {
            return "no class that is meant and has such a method has been loaded yet";
        }
        String nearest = Nearest.ofClass(wanted, loaded);
        return "no such class has been loaded yet" + (nearest == null ? "" : ", did you mean '" + nearest + "'");
    }

    private void site(JsonStringWriter json, String method, int id, long[] calls) {
        json.object().value("method", method).value("calls", id < calls.length ? calls[id] : 0);
        Site site = measure.site(id);
        if (site != null && site.faults() > 0) {
            Throwable last = site.lastFault();
            json.value("faults", site.faults())
                    .value("last_fault", last == null ? "" : last.getClass().getName());
            json.value("off", site.faults() >= ProbeRuntime.MAX_FAULTS);
        }
        json.end();
    }
}
