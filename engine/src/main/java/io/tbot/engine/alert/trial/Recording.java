package io.tbot.engine.alert.trial;

import io.tbot.engine.alert.rule.Metrics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that were recorded: an OpenMetrics text in which each sample has its time, in any order, packed by gzip or
 * not.
 *
 * <p>Shape: keeps only the families that rules look at, 16 bytes a sample. Threads: one. Errors: lines that are no
 * sample with a time are counted.
 */
public final class Recording implements Metrics {
    private static final String TYPE = "# TYPE ";

    private final Path file;
    private final Map<String, Kind> kinds = new TreeMap<>();
    private final Set<String> recorded = new HashSet<>();
    private final Set<String> wanted = new HashSet<>();
    private final Map<String, List<RecordedSeries>> coming = new HashMap<>();
    private final Map<String, List<RecordedSeries>> begun = new HashMap<>();
    private long startMillis = Long.MAX_VALUE;
    private long endMillis = Long.MIN_VALUE;
    private long unread;
    private long rounds;

    /**
     * Looks through a file for what it holds and from when to when.
     *
     * @param signals what kind a family is of which the file does not say
     */
    public Recording(Path file, Signals signals) throws IOException {
        this.file = file;
        kinds.putAll(signals.kinds());
        eachLine(this::survey);
    }

    private void survey(String line) {
        if (line.startsWith(TYPE)) {
            String[] words = line.substring(TYPE.length()).trim().split(" ", -1);
            Kind kind = words.length == 2 ? Signals.kind(words[1]) : null;
            if (kind != null) {
                boolean bare = kind == Kind.COUNTER && !words[0].endsWith("_total");
                kinds.put(bare ? words[0] + "_total" : words[0], kind);
            }
        } else if (!line.startsWith("#") && !line.isBlank()) {
            SampleLine sample = SampleLine.parse(line);
            if (sample == null) {
                unread++;
                return;
            }
            recorded.add(family(sample.name()));
            startMillis = Math.min(startMillis, sample.epochMillis());
            endMillis = Math.max(endMillis, sample.epochMillis());
        }
    }

    /** Reads what rules look at, once they have said it. */
    void load() throws IOException {
        Map<String, Map<Map<String, String>, RecordedSeries>> series = new HashMap<>();
        eachLine(line -> take(line, series));
        series.forEach((family, byLabels) -> {
            List<RecordedSeries> all = new ArrayList<>(byLabels.values());
            all.forEach(each -> each.complete(startMillis));
            all.sort(Comparator.comparingLong(RecordedSeries::firstMillis));
            coming.put(family, all);
            begun.put(family, new ArrayList<>());
        });
    }

    private void take(String line, Map<String, Map<Map<String, String>, RecordedSeries>> series) {
        String name = line.startsWith("#") ? "" : SampleLine.name(line);
        String family = family(name);
        SampleLine sample = wanted.contains(family) ? SampleLine.parse(line) : null;
        if (sample == null) {
            return;
        }
        Kind kind = kinds.getOrDefault(family, Kind.GAUGE);
        String le = sample.labels().remove("le");
        RecordedSeries of = series.computeIfAbsent(family, f -> new HashMap<>())
                .computeIfAbsent(sample.labels(), labels -> new RecordedSeries(family, labels, kind));
        if (name.equals(family) || name.endsWith("_count")) {
            of.number().add(sample.epochMillis(), sample.value());
        } else if (name.endsWith("_sum")) {
            of.sumLine().add(sample.epochMillis(), sample.value());
        } else if (name.endsWith("_bucket") && le != null) {
            double bound = le.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(le);
            of.upTo(bound).add(sample.epochMillis(), sample.value());
        }
    }

    /** The family that a sample belongs to. */
    private String family(String sample) {
        int cut = sample.lastIndexOf('_');
        if (cut > 0 && Set.of("_bucket", "_count", "_sum").contains(sample.substring(cut))) {
            String base = sample.substring(0, cut);
            if (kinds.get(base) == Kind.HISTOGRAM) {
                return base;
            }
        }
        return sample;
    }

    private void eachLine(Consumer<String> take) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take.accept(line);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Whether it holds a number with a time at all. */
    public boolean isEmpty() {
        return endMillis < startMillis;
    }

    /** When the first number was taken. */
    public Instant start() {
        return Instant.ofEpochMilli(startMillis);
    }

    /** From the first number to the last. */
    public Duration length() {
        return Duration.ofMillis(endMillis - startMillis);
    }

    /** Lines that are no sample with a time. */
    public long unread() {
        return unread;
    }

    /** Families that rules look at and that it does not hold, by name. */
    public List<String> missing() {
        return wanted.stream()
                .filter(family -> !recorded.contains(family))
                .sorted()
                .toList();
    }

    /**
     * Lets the numbers be as they were then; beyond the end they begin over, again and again, and counters go on
     * rising. Time goes forward only.
     */
    void moveTo(long sinceStartNanos) {
        long lengthMillis = Math.max(1, endMillis - startMillis);
        long sinceStartMillis = sinceStartNanos / 1_000_000;
        long round = sinceStartMillis > lengthMillis ? (sinceStartMillis - 1) / lengthMillis : 0;
        for (; rounds < round; rounds++) {
            coming.values().forEach(all -> all.forEach(each -> each.rewind(endMillis)));
        }
        long laterMillis = round * lengthMillis;
        long epochMillis = startMillis + sinceStartMillis - laterMillis;
        coming.forEach((family, all) -> {
            List<RecordedSeries> there = begun.getOrDefault(family, new ArrayList<>());
            while (there.size() < all.size()
                    && all.get(there.size()).firstMillis() <= (round > 0 ? endMillis : epochMillis)) {
                there.add(all.get(there.size()));
            }
            there.forEach(each -> each.moveTo(epochMillis, laterMillis));
        });
    }

    @Override
    public void want(String family) {
        wanted.add(family);
    }

    @Override
    public void refresh() {
        // moved on by whoever replays
    }

    @Override
    public @Nullable Kind kind(String family) {
        return kinds.get(family);
    }

    @Override
    public List<? extends Sampled> series(String family) {
        return begun.getOrDefault(family, List.of());
    }

    @Override
    public Set<String> names() {
        return kinds.keySet();
    }
}
