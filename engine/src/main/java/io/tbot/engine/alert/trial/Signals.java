package io.tbot.engine.alert.trial;

import io.tbot.engine.alert.rule.Metrics;
import io.tbot.engine.alert.rule.OldNames;
import io.tbot.engine.alert.rule.ScriptedMetrics;
import io.tbot.engine.config.Operation;
import io.tbot.engine.config.ProbeSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The metrics that a bot will have, by name, where none runs: the agent's own, and those of the file's probes.
 *
 * <p>Source: the page of signals, from which the build makes the list.
 */
public final class Signals {
    private static final String LIST = "signals.txt";

    private final Map<String, Metrics.Kind> kinds = new TreeMap<>();

    private Signals() {}

    /** The agent's own, and those of these probes. */
    public static Signals with(List<ProbeSpec> probes) {
        Signals signals = new Signals();
        signals.readList();
        for (ProbeSpec probe : probes) {
            String name = probe.metricName();
            if (name != null) {
                signals.kinds.put(name, kind(probe.op()));
            }
        }
        return signals;
    }

    private static Metrics.Kind kind(Operation op) {
        return switch (op) {
            case TIMER -> Metrics.Kind.HISTOGRAM;
            case COUNTER -> Metrics.Kind.COUNTER;
            default -> Metrics.Kind.GAUGE;
        };
    }

    private void readList() {
        InputStream in = Signals.class.getResourceAsStream(LIST);
        if (in == null) {
            throw new IllegalStateException("'" + LIST + "' is missing in this jar");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                readRow(line);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@code a,b|gauge}: names, and the kind of all or of each; windows and summaries are no numbers of a rule. */
    private void readRow(String row) {
        int bar = row.indexOf('|');
        String[] names = row.substring(0, bar).split(",", -1);
        String[] words = row.substring(bar + 1).split(",", -1);
        for (int i = 0; i < names.length; i++) {
            Metrics.Kind kind = kind(words[Math.min(i, words.length - 1)]);
            if (kind != null) {
                kinds.put(names[i], kind);
            }
        }
    }

    /** {@code null} where the word is none of the three. */
    static Metrics.@Nullable Kind kind(String word) {
        return switch (word) {
            case "counter" -> Metrics.Kind.COUNTER;
            case "gauge" -> Metrics.Kind.GAUGE;
            case "histogram" -> Metrics.Kind.HISTOGRAM;
            default -> null;
        };
    }

    /** By exposed name. */
    public Map<String, Metrics.Kind> kinds() {
        return kinds;
    }

    /** The exposed name of what a rule or a feed writes. */
    String exposed(String written) {
        return OldNames.exposed(written, kinds::containsKey);
    }

    /** Numbers of all these names, none of which has been seen. */
    ScriptedMetrics metrics() {
        ScriptedMetrics metrics = new ScriptedMetrics();
        kinds.forEach(metrics::declare);
        return metrics;
    }
}
