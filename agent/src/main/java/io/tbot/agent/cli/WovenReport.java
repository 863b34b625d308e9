package io.tbot.agent.cli;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.util.Map;

/** What an agent that has just come says of itself, for a person at a terminal. */
final class WovenReport {
    private static final int MAX_WAIT_MILLIS = 10_000;

    private WovenReport() {}

    /** Asks the agent and prints; returns the exit status, 0 also where it listens nowhere but counts. */
    static int print(String pid, String address) {
        if (address.equals("none")) {
            System.out.println(
                    "the agent is in process " + pid + ", but no port was free: it counts, and shows nothing");
            return 0;
        }
        System.out.println("the agent is in process " + pid + ", listening on " + address);
        try {
            print(ask(address + "api/v1/probes"));
        } catch (IOException | JsonParserException unanswered) {
            System.out.println("what was woven is on " + address + "api/v1/probes (" + unanswered.getMessage() + ")");
        }
        return 0;
    }

    private static JsonObject ask(String url) throws IOException, JsonParserException {
        URLConnection connection = URI.create(url).toURL().openConnection();
        connection.setConnectTimeout(MAX_WAIT_MILLIS);
        connection.setReadTimeout(MAX_WAIT_MILLIS);
        try (InputStream in = connection.getInputStream()) {
            return JsonParser.object().from(in);
        }
    }

    private static void print(JsonObject woven) {
        System.out.println(woven.getLong("woven_classes") + " classes woven");
        for (Object each : woven.getArray("mistakes")) {
            System.out.println("mistake: " + each);
        }
        for (Object each : woven.getArray("probes")) {
            probe((JsonObject) each);
        }
        for (Map.Entry<String, Object> each : woven.getObject("left_alone").entrySet()) {
            System.out.println("not woven: " + each.getKey() + ", " + each.getValue());
        }
        for (Object each : woven.getArray("refused_loaders")) {
            System.out.println("not woven: the classes of loader " + each + ", which hides the agent's own");
        }
    }

    private static void probe(JsonObject probe) {
        String title = probe.getString("class") + '.' + probe.getString("method") + " (" + probe.getString("op") + ")";
        int methods = probe.getArray("woven").size();
        String found = methods == 1 ? "1 method" : methods + " methods";
        System.out.println("probe " + title + ": " + (methods == 0 ? "nothing yet, " + probe.getString("why") : found));
        for (Object problem : probe.getArray("problems")) {
            System.out.println("  " + problem);
        }
    }
}
