package io.tbot.testapp.it;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Has both sides read the numbers at the same moment of each second, or chance would make either the earlier one. When
 * in a second Prometheus scrapes follows from the job's name alone: of many names the one is taken that is scraped
 * right before the agent looks.
 */
final class EqualLooks {
    private static final int NAMES = 60;
    private static final int TRIES = 100;

    /** So that a scrape that takes a while has still read before the agent looks. */
    private static final double AHEAD_SECONDS = 0.01;

    private static final Pattern AGO = Pattern.compile("\"looked_seconds_ago\":([0-9.]+)");

    private EqualLooks() {}

    /** The name of the job. */
    static String job(String target) throws Exception {
        String jobs = IntStream.range(0, NAMES)
                .mapToObj(i -> "  - {job_name: bot%d, static_configs: [{targets: ['%s']}]}%n".formatted(i, target))
                .collect(Collectors.joining());
        String text = "global: {scrape_interval: 1s, scrape_timeout: 1s}\nscrape_configs:\n" + jobs;
        try (Prometheus prometheus =
                Prometheus.start(Tools.need("prometheus", "prometheus"), Map.of("prometheus.yml", text))) {
            Map<String, Instant> scrapes = prometheus.lastScrapes();
            for (int i = 0; i < TRIES && scrapes.size() < NAMES; i++) {
                TimeUnit.MILLISECONDS.sleep(200);
                scrapes = prometheus.lastScrapes();
            }
            double look = look("http://" + target + "/");
            return scrapes.entrySet().stream()
                    .min(Comparator.comparingDouble(each -> behind(look - AHEAD_SECONDS, each.getValue())))
                    .orElseThrow()
                    .getKey();
        }
    }

    /** By how much a look follows the scrape of the same second. */
    static double behind(String address, Instant scrape) throws IOException {
        return behind(look(address), scrape);
    }

    private static double behind(double look, Instant scrape) {
        double apart = look - seconds(scrape);
        return apart - Math.floor(apart);
    }

    /** When the agent looked last, in seconds. */
    private static double look(String address) throws IOException {
        Matcher ago = AGO.matcher(Scrape.of(address, "/api/v1/health").body());
        double now = seconds(Instant.now());
        if (!ago.find()) {
            throw new IllegalStateException("the agent does not say when it looked");
        }
        return now - Double.parseDouble(ago.group(1));
    }

    private static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }
}
