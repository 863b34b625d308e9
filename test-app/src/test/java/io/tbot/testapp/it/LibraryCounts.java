package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the agent must have counted of an application's library calls, by metric and labels without the prefix, and the
 * comparison: the counts are the expected ones and no others, and the application behaves as without the agent.
 *
 * <p>Threads: the test thread. Not: buckets, sums and window quantiles.
 */
final class LibraryCounts {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration SETTLED = Duration.ofSeconds(5);

    /** What {@link ConnectivityIT} is about. */
    private static final String CONNECTIVITY =
            "clock_offset_.*|health_score.*|websocket_(silent|recent_connects|storm|backpressure).*";

    private final String prefix;
    private final String ignored;
    private final Map<String, Double> expected = new TreeMap<>();

    private LibraryCounts(String prefix, String ignored) {
        this.prefix = prefix;
        this.ignored = ignored;
    }

    /** Of JDBC drivers and pools; what drivers ask on their own and how many connections lie idle is left out. */
    static LibraryCounts database() {
        return new LibraryCounts("tbot_database_", ".*\"pragma\".*|connections_idle.*");
    }

    /** Of HTTP and WebSocket clients; what depends on the moment is left out. */
    static LibraryCounts exchange() {
        return new LibraryCounts("tbot_exchange_", "websocket_last_message_timestamp_seconds.*|" + CONNECTIVITY);
    }

    /** Of caches; how long loading took is left out. */
    static LibraryCounts cache() {
        return new LibraryCounts("tbot_cache_", "load_seconds_total.*");
    }

    /** Expects one sample. */
    LibraryCounts sample(String nameAndLabels, double value) {
        expected.put(nameAndLabels, value);
        return this;
    }

    /** Expects statements. */
    LibraryCounts queries(String database, String operation, String table, int calls) {
        String labels = "{database=\"" + database + "\",operation=\"" + operation + "\",table=\"" + table + "\"}";
        return sample("query_duration_seconds_count" + labels, calls);
    }

    /** Expects HTTP exchanges with the venue {@code 127.0.0.1}. */
    LibraryCounts requests(String endpoint, String status, int calls) {
        return requests("127.0.0.1", endpoint, status, calls);
    }

    /** Expects HTTP exchanges. */
    LibraryCounts requests(String exchange, String endpoint, String status, int calls) {
        String labels = "exchange=\"" + exchange + "\",endpoint=\"" + endpoint + "\"";
        sample("api_requests_total{" + labels + ",status=\"" + status + "\"}", calls);
        return sample("api_response_time_seconds_count{" + labels + "}", calls);
    }

    /** Expects WebSocket messages exchanged with the venue {@code 127.0.0.1}. */
    LibraryCounts messages(String type, String direction, int messages) {
        String labels = "{exchange=\"127.0.0.1\",message_type=\"" + type + "\",direction=\"" + direction + "\"}";
        return sample("websocket_messages_total" + labels, messages);
    }

    /** A child JVM that has the libraries. */
    static ChildJvm jvm(Path home) throws Exception {
        return ChildJvm.of(home)
                .libraries(libraries("h2|sqlite|postgresql|HikariCP|slf4j|Java-WebSocket"))
                .jvm("-Dsun.net.httpserver.nodelay=true");
    }

    /** The libraries on the tests' own class path whose file names begin with one of these. */
    static Path[] libraries(String names) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(".*/(" + names + ")[^/]*\\.jar"))
                .map(Path::of)
                .toArray(Path[]::new);
    }

    /** Runs it without the agent and with it, and compares. */
    void areThoseOf(ChildJvm jvm) throws Exception {
        areThoseOf(jvm, jvm);
    }

    /** Runs the first without the agent, and the other, which is to behave the same, with it, and compares. */
    void areThoseOf(ChildJvm without, ChildJvm jvm) throws Exception {
        Outcome plain = without.startPlain().endWhen("ready.*", DEADLINE);
        try (RunningJvm running = jvm.startWithAgent()) {
            running.awaitOut("ready.*", DEADLINE);
            areThoseOf(running);
            running.release();
            running.join(DEADLINE).succeeded().isLike(plain);
        }
    }

    /** Runs it in the stock OpenTelemetry agent with our extension, and compares. */
    void areThoseInTheStockAgentOf(ChildJvm jvm) throws Exception {
        try (RunningJvm running = jvm.start(Host.OPEN_TELEMETRY)) {
            running.awaitOut("ready.*", DEADLINE);
            areThoseOf(running);
            running.release();
            running.join(DEADLINE).succeeded();
        }
    }

    /** Scrapes until the last hook has returned, which is a moment after the bot saw its effect. */
    void areThoseOf(RunningJvm running) throws Exception {
        String address = running.awaitAddress(DEADLINE);
        long endNanos = System.nanoTime() + SETTLED.toNanos();
        Map<String, Double> counted = counts(address);
        while (!counted.equals(expected) && System.nanoTime() < endNanos) {
            counted = counts(address);
        }
        assertThat(counted).as(running.soFar()::toString).isEqualTo(expected);
    }

    private Map<String, Double> counts(String address) throws Exception {
        Map<String, Double> counts = new TreeMap<>();
        Scrape.of(address, "/metrics").samples().forEach((name, value) -> {
            if (name.startsWith(prefix) && !name.matches("[a-z_]+(_bucket|_sum|_window_seconds)\\{.*")) {
                counts.put(name.substring(prefix.length()).replace(",}", "}"), value);
            }
        });
        counts.keySet().removeIf(name -> name.matches(ignored));
        return counts;
    }
}
