package io.tbot.testapp.it;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * One answer of a running agent.
 *
 * @param status HTTP status
 * @param body the whole text
 */
public record Scrape(int status, String body) {
    static final String TEXT = "text/plain;version=0.0.4";
    static final String OPEN_METRICS = "application/openmetrics-text;version=1.0.0";

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int POLL_MILLIS = 50;

    /** Gets a path of the agent that said it listens at this address. */
    public static Scrape of(String address, String path) throws IOException {
        return of(address, path, "*/*");
    }

    /** Gets a path in a format. */
    static Scrape of(String address, String path, String accept) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(address.replaceAll("/$", "") + path).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty("Accept", accept);
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Scrape(status, in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Gets a path again and again until the answer is as wanted. */
    static Scrape until(String address, String path, Predicate<Scrape> wanted, Duration deadline) throws Exception {
        long endNanos = System.nanoTime() + deadline.toNanos();
        Scrape scrape = of(address, path);
        while (!wanted.test(scrape)) {
            if (System.nanoTime() > endNanos) {
                throw new TimeoutException("after " + deadline + " still " + scrape.body());
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            scrape = of(address, path);
        }
        return scrape;
    }

    /** Every sample by its name and labels as they stand in the text. */
    public Map<String, Double> samples() {
        Map<String, Double> samples = new TreeMap<>();
        body.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(line -> {
            int space = line.lastIndexOf(' ');
            samples.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
        });
        return samples;
    }

    /** The sum over all series of a metric whose labels hold all of these {@code key="value"} texts. */
    public double sum(String metric, String... labels) {
        double sum = 0;
        for (Map.Entry<String, Double> sample : samples().entrySet()) {
            String key = sample.getKey();
            boolean hit = key.equals(metric) || key.startsWith(metric + "{");
            for (String label : labels) {
                hit &= key.contains(label);
            }
            sum += hit ? sample.getValue() : 0;
        }
        return sum;
    }

    /** How many series of a metric there are. */
    long series(String metric) {
        return samples().keySet().stream()
                .filter(key -> key.equals(metric) || key.startsWith(metric + "{"))
                .count();
    }
}
