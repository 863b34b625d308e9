package io.tbot.engine.expose;

import io.tbot.engine.alert.AckLinks;
import io.tbot.engine.alert.AlertClock;
import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.alert.Desk;
import io.tbot.engine.alert.hold.Acknowledgement;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.notice.Escalation;
import io.tbot.engine.expose.http.Request;
import io.tbot.engine.expose.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * {@code /ack?t=…}, the link in a message: GET shows the alert and asks, since programs that preview links follow them;
 * POST takes the alert.
 */
final class AckPage {
    /** A browser that sent no referrer would call its origin null, and be refused. */
    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta name="referrer" content="same-origin"><meta name="robots" content="noindex">
            <title>tbot-agent</title><link rel="stylesheet" href="page.css"></head>
            <body><main>%s</main></body></html>
            """;

    private static final String FORM = """
            <h1>Acknowledge this alert?</h1>
            <p><b>%s</b> %s</p><p>since %s</p><p>%s</p>
            <form method="post" action="%s?t=%s">
            <p><label>Your name <input name="by" required maxlength="100" autocomplete="name"></label></p>
            <p><label>Note <input name="note" maxlength="500"></label></p>
            <p><button>Acknowledge for 4 hours</button></p></form>
            """;

    private AckPage() {}

    static Response handle(Request request, AlertEngine engine) {
        String token = request.parameter("t");
        return request.method().equals("POST")
                ? take(token == null ? "" : token, request, engine)
                : ask(token == null ? "" : token, engine);
    }

    private static Response ask(String token, AlertEngine engine) {
        Moment now = AlertClock.now();
        Desk.Link link = engine.desk().look(token, now);
        HeldAlert held = link == Desk.Link.GOOD ? engine.desk().alertOf(token, now) : null;
        if (held == null) {
            return said(link);
        }
        Alert alert = engine.filled(held.toAlert());
        return page(
                200,
                FORM.formatted(
                        escape(alert.severity().word()),
                        escape(alert.annotations().getOrDefault("title", alert.rule())),
                        Instant.ofEpochMilli(alert.startsAtMillis()),
                        labels(alert.labels().map()),
                        AckLinks.PATH.substring(1),
                        escape(token)));
    }

    private static Response take(String token, Request request, AlertEngine engine) {
        Fields said = Fields.of(request);
        String by = said.text("by");
        if (by.isEmpty()) {
            return page(400, "<p>Say who you are: go back and give your name.</p>");
        }
        Moment now = AlertClock.now();
        Acknowledgement taken =
                new Acknowledgement(by, said.text("note"), now.millis(), now.millis() + Escalation.ACK_MILLIS);
        Desk.Link link = engine.desk().follow(token, taken, now);
        return link == Desk.Link.GOOD
                ? page(200, "<h1>Acknowledged</h1><p>" + escape(by) + " has it for 4 hours.</p>")
                : said(link);
    }

    private static Response said(Desk.Link link) {
        return switch (link) {
            case USED -> page(410, "<p>This link was used already.</p>");
            case OVER, GOOD -> page(410, "<p>This alert is over.</p>");
            case TOO_MANY -> page(503, "<p>Too many links were used today; use the command line.</p>");
            case UNKNOWN -> page(404, "<p>This link is not valid, or older than a day.</p>");
        };
    }

    private static String labels(Map<String, String> labels) {
        StringBuilder text = new StringBuilder();
        labels.forEach((name, value) -> text.append(text.length() == 0 ? "" : ", ")
                .append(escape(name))
                .append('=')
                .append(escape(value)));
        return text.toString();
    }

    private static Response page(int status, String main) {
        return Response.of(
                status, "text/html; charset=utf-8", PAGE.formatted(main).getBytes(StandardCharsets.UTF_8));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
