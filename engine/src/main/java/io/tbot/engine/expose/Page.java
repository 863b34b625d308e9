package io.tbot.engine.expose;

import io.tbot.engine.expose.http.Response;
import io.tbot.engine.expose.http.Router;
import java.io.IOException;
import java.io.InputStream;

/** The page at {@code /}: static files out of the agent's jar. */
final class Page {
    private static final String[][] FILES = {
        {"/", "index.html", "text/html; charset=utf-8"},
        {"/page.css", "page.css", "text/css; charset=utf-8"},
        {"/page.js", "page.js", "text/javascript; charset=utf-8"}
    };

    private Page() {}

    static void addTo(Router routes) {
        for (String[] file : FILES) {
            routes.get(file[0], request -> Response.of(200, file[2], read(file[1])));
        }
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = Page.class.getResourceAsStream("/io/tbot/engine/expose/page/" + name)) {
            if (in == null) {
                throw new IOException("page file '" + name + "' is missing from the jar");
            }
            return in.readAllBytes();
        }
    }
}
