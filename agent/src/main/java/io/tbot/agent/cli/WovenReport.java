package io.tbot.agent.cli;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What an agent that has just come says of itself, for a person at a terminal. */
final class WovenReport {
    private static final int MAX_WAIT_MILLIS = 10_000;
    private static final int POLLS = 50;
    private static final int POLL_MILLIS = 200;
    private static final String COUNT = "woven_classes";

    private WovenReport() {}

    /**
     * Asks the agent, once it has woven what is loaded, and prints; returns the exit status, 0 also where it listens
     * nowhere but counts.
     */
    static int print(String pid, String address) throws InterruptedException {
        if (address.equals("none")) {
            System.out.println(
                    "the agent is in process " + pid + ", but no port was free: it counts, and shows nothing");
            return 0;
        }
        System.out.println("the agent is in process " + pid + ", listening on " + address);
        try {
            print(settled(address + "api/v1/probes"));
        } catch (IOException | JsonParserException unanswered) {
            System.out.println("what was woven is on " + address + "api/v1/probes (" + unanswered.getMessage() + ")");
        }
        return 0;
    }

    /** What it says when it weaves no more and its count stands still; after ten seconds, what it says by then. */
    private static JsonObject settled(String url) throws IOException, JsonParserException, InterruptedException {
        JsonObject before = ask(url);
        for (int i = 0; i < POLLS; i++) {
            Thread.sleep(POLL_MILLIS);
            JsonObject now = ask(url);
            if (!before.getBoolean("weaves_more") && before.getLong(COUNT) == now.getLong(COUNT)) {
                return now;
            }
            before = now;
        }
        return before;
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
        System.out.println(woven.getLong(COUNT) + " classes woven");
        Set<String> active = new HashSet<>();
        for (Object each : woven.getArray("instrumentations")) {
            instrumentation((JsonObject) each, active);
        }
        for (Object each : woven.getArray("mistakes")) {
            System.out.println("mistake: " + each);
        }
        for (Object each : woven.getArray("probes")) {
            probe((JsonObject) each, active);
        }
        for (Map.Entry<String, Object> each : woven.getObject("left_alone").entrySet()) {
            System.out.println("not woven: " + each.getKey() + ", " + each.getValue());
        }
        for (Object each : woven.getArray("refused_loaders")) {
            System.out.println("not woven: the classes of loader " + each + ", which hides the agent's own");
        }
        for (String each : BeforeAttach.unseen(active)) {
            System.out.println("not seen: " + each);
        }
    }

    private static void instrumentation(JsonObject instrumentation, Set<String> active) {
        String name = instrumentation.getString("name");
        long classes = instrumentation.getLong(COUNT);
        if (classes > 0) {
            active.add(name);
            System.out.println("woven for " + name + ": " + (classes == 1 ? "1 class" : classes + " classes"));
        } else if (!instrumentation.getBoolean("on")) {
            System.out.println("not woven: " + name + " is switched off");
        }
    }

    private static void probe(JsonObject probe, Set<String> active) {
        String title = probe.getString("class") + '.' + probe.getString("method") + " (" + probe.getString("op") + ")";
        int methods = probe.getArray("woven").size();
        if (methods > 0 && probe.getString("op").startsWith(BeforeAttach.ORDER_PROBES)) {
            active.add(BeforeAttach.ORDER_PROBES);
        }
        String found = methods == 1 ? "1 method" : methods + " methods";
        System.out.println("probe " + title + ": " + (methods == 0 ? "nothing yet, " + probe.getString("why") : found));
        for (Object problem : probe.getArray("problems")) {
            System.out.println("  " + problem);
        }
    }
}
