package io.tbot.testapp.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stock OpenTelemetry agent beside us, and what it says on stderr. */
final class StockAgent {
    /** Its options in properties: spans to stderr, nothing to the network. */
    static final String[] SPANS_ON_STDERR = {
        "-Dotel.traces.exporter=console", "-Dotel.metrics.exporter=none", "-Dotel.logs.exporter=none"
    };

    /** Nothing to the network and nothing to stderr but its greeting. */
    static final String QUIET = "-Dotel.sdk.disabled=true";

    private static final Pattern SPAN = Pattern.compile(
            ".*LoggingSpanExporter - ('.*') : (\\w{32}) \\w{16} (\\w+ \\[tracer: .*]) AttributesMap\\{data=\\{(.*)}, .*");
    private static final String VARYING = "(thread\\.(id|name)|server\\.port|network\\.peer\\.port|client\\.port)=.*";

    private StockAgent() {}

    static String option() {
        return "-javaagent:" + Built.library("opentelemetry-javaagent.jar");
    }

    /** The same as a declarative configuration, with an exporter that sends the spans to this port of loopback too. */
    static String declaration(int port) {
        return """
                file_format: "1.2"
                tracer_provider:
                  processors:
                    - simple:
                        exporter:
                          console:
                    - batch:
                        schedule_delay: 100
                        exporter:
                          otlp_http:
                            endpoint: http://127.0.0.1:PORT/v1/traces
                """.replace("PORT", Integer.toString(port));
    }

    static String extension() {
        return "-Dotel.javaagent.extensions=" + Built.extensionJar();
    }

    /** How often each trace occurs: its spans with their attributes, but for ports, threads and times. */
    static Map<String, Long> traces(Outcome outcome) {
        Map<String, List<String>> traces = new TreeMap<>();
        outcome.err()
                .lines()
                .map(SPAN::matcher)
                .filter(Matcher::matches)
                .forEach(span -> traces.computeIfAbsent(span.group(2), id -> new ArrayList<>())
                        .add(span.group(1) + " " + span.group(3) + " " + attributes(span.group(4))));
        return traces.values().stream()
                .map(spans -> spans.stream().sorted().collect(Collectors.joining("\n")))
                .collect(Collectors.groupingBy(trace -> trace, TreeMap::new, Collectors.counting()));
    }

    /** The lines that are no spans, without times and ports. */
    static List<String> besidesSpans(Outcome outcome) {
        return outcome.err()
                .lines()
                .filter(line -> !SPAN.matcher(line).matches())
                .map(line -> line.replaceFirst("^\\[otel\\.javaagent [^\\]]*]", "[otel.javaagent]")
                        .replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1"))
                .toList();
    }

    private static String attributes(String text) {
        return Stream.of(text.split(", (?=[a-z_.]+=)"))
                .filter(attribute -> !attribute.matches(VARYING))
                .map(attribute -> attribute.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1"))
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
