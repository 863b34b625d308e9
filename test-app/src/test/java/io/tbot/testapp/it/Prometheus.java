package io.tbot.testapp.it;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A real Prometheus on a free port that scrapes once a second. Threads: the test thread. Not: its web console. */
final class Prometheus implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("msg=\"Listening on\" address=(\\S+)");
    private static final Pattern VALUE = Pattern.compile("\"value\":\\[[^,]*,\"([^\"]+)\"]");

    private static final Pattern SCRAPED =
            Pattern.compile("\"scrapePool\":\"([^\"]+)\"[^{}]*?\"lastScrape\":\"(2[^\"]+)\"");

    private final RunningJvm process;
    private final String address;

    private Prometheus(RunningJvm process, String address) {
        this.process = process;
        this.address = address;
    }

    /** One that scrapes these. */
    static Prometheus start(Path program, List<String> targets) throws Exception {
        String listed = targets.stream().map(target -> "'" + target + "'").collect(Collectors.joining(", "));
        return start(program, Map.of("prometheus.yml", """
                global: {scrape_interval: 1s, scrape_timeout: 1s}
                scrape_configs:
                  - {job_name: bot, static_configs: [{targets: [%s]}]}
                """.formatted(listed)));
    }

    /** One with these files, {@code prometheus.yml} among them. */
    static Prometheus start(Path program, Map<String, String> files) throws Exception {
        Path folder = Built.outputFolder("prometheus");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        List<String> line = List.of(
                program.toString(),
                "--config.file=prometheus.yml",
                "--storage.tsdb.path=data",
                "--web.listen-address=127.0.0.1:0");
        RunningJvm process = RunningJvm.start("prometheus", line, Map.of("PATH", System.getenv("PATH")), folder);
        try {
            Matcher listening =
                    LISTENING.matcher(process.awaitErr(".*" + LISTENING.pattern() + ".*", Duration.ofSeconds(30)));
            if (!listening.find()) {
                throw new IllegalStateException("prometheus did not say where it listens");
            }
            return new Prometheus(process, "http://" + listening.group(1));
        } catch (Exception | Error failed) {
            process.close();
            throw failed;
        }
    }

    /** Whether the query has a result before the deadline. */
    boolean await(String query, Duration deadline) throws Exception {
        long endNanos = System.nanoTime() + deadline.toNanos();
        while (Double.isNaN(number(query))) {
            if (System.nanoTime() > endNanos) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return true;
    }

    /** The first value of the result; NaN where it is empty. */
    double number(String query) throws IOException {
        String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
        Matcher value = VALUE.matcher(
                Scrape.of(address, "/api/v1/query?query=" + encoded).body());
        return value.find() ? Double.parseDouble(value.group(1)) : Double.NaN;
    }

    /** When it scraped each job last, as far as it has. */
    Map<String, Instant> lastScrapes() throws IOException {
        Map<String, Instant> last = new HashMap<>();
        Matcher target = SCRAPED.matcher(Scrape.of(address, "/api/v1/targets").body());
        while (target.find()) {
            last.put(target.group(1), Instant.parse(target.group(2)));
        }
        return last;
    }

    /** Lines of its log that are warnings or errors, and what it says of the last scrape of each target. */
    List<String> complaints() throws IOException {
        List<String> complaints = process.soFar()
                .err()
                .lines()
                .filter(line -> line.contains("level=warn") || line.contains("level=error"))
                .collect(Collectors.toList());
        Matcher error = Pattern.compile("\"lastError\":\"([^\"]+)\"")
                .matcher(Scrape.of(address, "/api/v1/targets").body());
        while (error.find()) {
            complaints.add(error.group(1));
        }
        return complaints;
    }

    @Override
    public void close() {
        process.close();
    }
}
