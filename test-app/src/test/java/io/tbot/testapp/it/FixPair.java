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

    private final RunningJvm venue;
    private final RunningJvm client;
    private final JsonObject clientTruth;
    private final JsonObject venueTruth;

    /**
     * Runs both.
     *
     * @param library the folder of the FIX library
     * @param setting of the client: its store, then its threads
     * @param agent whether the agent is in them
     */
    FixPair(Path home, String library, List<String> setting, boolean agent, String... venueOptions) throws Exception {
        ChildJvm venueJvm = jvm(home, library).jvm(venueOptions).main(FixVenue.class);
        venue = agent ? venueJvm.startWithAgent() : venueJvm.startPlain();
        String port = venue.awaitOut("listening .*", DEADLINE).substring("listening ".length());
        ChildJvm clientJvm = jvm(home, library).main(FixClient.class, port, setting.get(0), setting.get(1));
        client = agent ? clientJvm.startWithAgent() : clientJvm.startPlain();
        client.awaitOut("ready", DEADLINE);
        clientTruth = truth(client);
        venue.nextRound();
        venueTruth = truth(venue);
    }

    private static ChildJvm jvm(Path home, String library) throws Exception {
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
        client.close();
        venue.close();
    }
}
