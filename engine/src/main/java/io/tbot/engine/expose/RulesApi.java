package io.tbot.engine.expose;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.alert.AlertClock;
import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.alert.RuleCheck;
import io.tbot.engine.alert.model.Rule;
import io.tbot.engine.alert.rule.CompiledRule;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.expose.http.Request;
import io.tbot.engine.expose.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code /api/v1/rules}, and {@code /api/v1/alerts/rules} as the original called it: the rules and how they are, one
 * more, the end of one that was added; {@code /check} says what is wrong with a text of rules.
 */
final class RulesApi {
    static final String PATH = "/api/v1/rules";
    static final String OLD_PATH = AlertsApi.PATH + "/rules";

    private RulesApi() {}

    static Response handle(Request request, AlertEngine engine) {
        String base = request.path().startsWith(OLD_PATH) ? OLD_PATH : PATH;
        String rest = request.path().substring(base.length());
        if (rest.equals("/check")) {
            return request.method().equals("POST") ? check(request, engine) : Json.wrongMethod("POST");
        }
        return switch (request.method()) {
            case "POST" -> rest.isEmpty() ? add(request, engine) : Json.wrongMethod("GET, HEAD, DELETE");
            case "DELETE" -> rest.isEmpty() ? Json.wrongMethod("GET, HEAD, POST") : remove(rest.substring(1), engine);
            default -> rest.isEmpty() ? rules(engine) : rule(rest.substring(1), engine);
        };
    }

    private static Response rules(AlertEngine engine) {
        JsonStringWriter json = JsonWriter.string().object().array("rules");
        for (CompiledRule each : engine.rules()) {
            write(each, engine, json);
        }
        json.end();
        texts("mistakes", engine.mistakes(), json);
        texts("warnings", engine.warnings(), json);
        return Response.json(200, json.end().done());
    }

    private static Response rule(String id, AlertEngine engine) {
        for (CompiledRule each : engine.rules()) {
            if (each.rule().id().equals(id)) {
                JsonStringWriter json = JsonWriter.string();
                write(each, engine, json);
                return Response.json(200, json.done());
            }
        }
        return Json.problem(404, "no rule of that id is looked at");
    }

    private static void write(CompiledRule each, AlertEngine engine, JsonStringWriter json) {
        Rule rule = each.rule();
        json.object()
                .value("id", rule.id())
                .value("severity", rule.severity().word())
                .value("when", rule.expression())
                .value("for_seconds", rule.forNanos() / 1e9)
                .value("keep_firing_for_seconds", rule.keepFiringNanos() / 1e9)
                .value("instances", each.instances())
                .value("added", engine.isAdded(rule.id()))
                .value("quarantined", each.isQuarantined())
                .value("last_fault", each.lastFault())
                .end();
    }

    private static Response check(Request request, AlertEngine engine) {
        RuleCheck check = engine.check(new String(request.body(), StandardCharsets.UTF_8));
        JsonStringWriter json = JsonWriter.string()
                .object()
                .value("sound", check.rules().size())
                .array("rules");
        check.rules().forEach(rule -> json.value(rule.id()));
        json.end();
        mistakes("mistakes", check.mistakes(), json);
        mistakes("warnings", check.warnings(), json);
        return Response.json(200, json.end().done());
    }

    private static Response add(Request request, AlertEngine engine) {
        String text = new String(request.body(), StandardCharsets.UTF_8);
        boolean one = text.stripLeading().startsWith("{") && !text.contains("\"rules\"");
        RuleCheck check = engine.addRule(one ? "[" + text + "]" : text, AlertClock.now());
        JsonStringWriter json = JsonWriter.string().object();
        if (!check.mistakes().isEmpty()) {
            List<String> all = new ArrayList<>();
            check.mistakes().forEach(mistake -> all.add(mistake.message()));
            json.value("error", String.join("; ", all));
            mistakes("mistakes", one ? shifted(check.mistakes()) : check.mistakes(), json);
            return Response.json(400, json.end().done());
        }
        json.value("id", check.rules().get(0).id());
        texts("warnings", check.warnings(), json);
        return Response.json(201, json.end().done());
    }

    /** Where they stand in what was sent: one bracket was put before it. */
    private static List<Mistake> shifted(List<Mistake> mistakes) {
        List<Mistake> shifted = new ArrayList<>();
        for (Mistake each : mistakes) {
            boolean first = each.line() == 1 && each.column() > 1;
            shifted.add(first ? new Mistake(each.where(), each.line(), each.column() - 1, each.message()) : each);
        }
        return shifted;
    }

    private static Response remove(String id, AlertEngine engine) {
        if (engine.removeRule(id, AlertClock.now())) {
            return Response.json(200, "{\"removed\":true}");
        }
        boolean known =
                engine.rules().stream().anyMatch(rule -> rule.rule().id().equals(id));
        return known
                ? Json.problem(
                        409, "'" + id + "' was not added here: write {id: " + id + ", enabled: false} under 'rules'")
                : Json.problem(404, "no rule of that id is looked at");
    }

    private static void texts(String name, List<Mistake> mistakes, JsonStringWriter json) {
        json.array(name);
        mistakes.forEach(mistake -> json.value(mistake.toString()));
        json.end();
    }

    private static void mistakes(String name, List<Mistake> mistakes, JsonStringWriter json) {
        json.array(name);
        for (Mistake mistake : mistakes) {
            json.object().value("message", mistake.message());
            if (mistake.line() > 0) {
                json.value("line", mistake.line()).value("column", mistake.column());
            }
            json.end();
        }
        json.end();
    }
}
