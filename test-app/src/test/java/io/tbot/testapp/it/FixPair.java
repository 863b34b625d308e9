package io.tbot.testapp.it;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import io.tbot.testapp.it.apps.FixClient;
import io.tbot.testapp.it.apps.FixVenue;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A FIX client and its venue in two JVMs, up to the point where both have said what they did.
 *
 * <p>Threads: the test thread.
 */
final class FixPair implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Path home;
    private final String library;
    private final RunningJvm venue;
    private RunningJvm client;
    private boolean attached;
    private JsonObject clientTruth;
    private JsonObject venueTruth;

    /** Starts the venue; the library is the folder of the FIX library. */
    FixPair(Path home, String library, Host host, String... options) throws Exception {
        this.home = home;
        this.library = library;
        venue = jvm().jvm(options).main(FixVenue.class).start(host);
    }

    /** Starts the client, with its store and its threads. */
    FixPair client(Host host, String store, String threads) throws Exception {
        String port = venue.awaitOut("listening .*", DEADLINE).substring("listening ".length());
        client = jvm().main(FixClient.class, port, store, threads).start(host);
        return this;
    }

    /** Starts the client, and brings the agent into it when it is logged on. */
    FixPair attachedClient() throws Exception {
        String port = venue.awaitOut("listening .*", DEADLINE).substring("listening ".length());
        client = jvm().jvm("-XX:+EnableDynamicAgentLoading")
                .main(FixClient.class, port, "memory", "one", "wait")
                .startPlain();
        client.awaitOut("logged on", DEADLINE);
        client.attachAgent("port=0");
        client.awaitAddress(DEADLINE);
        client.nextRound();
        attached = true;
        return this;
    }

    /** Waits until both have said what they did. */
    FixPair ready() throws Exception {
        client.awaitOut("ready", DEADLINE);
        clientTruth = truth(client);
        venue.nextRound();
        venueTruth = truth(venue);
        return this;
    }

    private ChildJvm jvm() throws Exception {
        List<Path> libraries = new ArrayList<>();
        for (File jar : Built.library(library).toFile().listFiles()) {
            libraries.add(jar.toPath());
        }
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(".*(h2|HikariCP|slf4j)[^/]*\\.jar"))
                .map(Path::of)
                .forEach(libraries::add);
        return ChildJvm.of(home).jvm("-XX:TieredStopAtLevel=1").libraries(libraries.toArray(Path[]::new));
    }

    private static JsonObject truth(RunningJvm jvm) throws Exception {
        String line = jvm.awaitOut("truth .*", DEADLINE);
        return JsonParser.object().from(line.substring("truth ".length()));
    }

    /** The client's messages that the agent could see: not the logon before it came. */
    Map<String, Integer> seenOnWire() {
        Map<String, Integer> wire = clientTruth("wire");
        if (attached) {
            wire.merge("A in", -1, Integer::sum);
            wire.merge("A out", -1, Integer::sum);
        }
        return wire;
    }

    /** What the client knows under this name. */
    Map<String, Integer> clientTruth(String name) {
        return counts(clientTruth.getObject(name));
    }

    /** What the venue knows under this name. */
    Map<String, Integer> venueTruth(String name) {
        return counts(venueTruth.getObject(name));
    }

    private static Map<String, Integer> counts(JsonObject object) {
        Map<String, Integer> counts = new TreeMap<>();
        object.forEach((key, value) -> counts.put(key, ((Number) value).intValue()));
        return counts;
    }

    String clientAddress() throws Exception {
        return client.awaitAddress(DEADLINE);
    }

    String venueAddress() throws Exception {
        return venue.awaitAddress(DEADLINE);
    }

    /** Ends both; the client logs out first. */
    Outcome end() throws Exception {
        client.release();
        Outcome outcome = client.join(DEADLINE);
        venue.release();
        venue.join(DEADLINE).succeeded();
        return outcome;
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
        venue.close();
    }
}
