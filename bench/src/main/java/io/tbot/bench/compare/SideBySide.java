package io.tbot.bench.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Runs {@link io.tbot.bench.target.TargetBot} without an agent, under this one, and under whatever
 * {@code NAME=-javaagent:...} arguments name; each round runs every variant once in shuffled order. Prints Markdown:
 * median and (least..most) over the rounds of what a variant adds to {@code none} of the same round.
 */
public final class SideBySide {
    private final Map<String, List<String>> variants = new LinkedHashMap<>();
    private final Map<String, Map<String, List<Double>>> results = new TreeMap<>();
    private final String java =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private SideBySide() {}

    /** Arguments: rounds, agent jar, probes file, then peers. */
    public static void main(String[] arguments) throws Exception {
        SideBySide bench = new SideBySide();
        int rounds = Integer.parseInt(arguments[0]);
        bench.variants.put("none", List.of());
        bench.variants.put("tbot", List.of("-javaagent:" + arguments[1] + "=port=0", "-Dtbot.config=" + arguments[2]));
        for (int i = 3; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            bench.variants.put(
                    arguments[i].substring(0, equals),
                    List.of(arguments[i].substring(equals + 1).split(" ")));
        }
        for (int round = 0; round <= rounds; round++) {
            bench.round(round);
        }
        bench.print();
    }

    private void round(int round) throws Exception {
        List<String> order = new ArrayList<>(variants.keySet());
        Collections.shuffle(order, new Random(round));
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        for (String variant : order) {
            Map<String, Double> own = new LinkedHashMap<>(run(variant, "startup"));
            own.putAll(run(variant, "steady"));
            figures.put(variant, own);
            System.err.println("round " + round + " " + variant);
        }
        if (round == 0) {
            return; // page cache and class data archives
        }
        for (String variant : order) {
            figures.get(variant).forEach((what, value) -> {
                double added = variant.equals("none")
                        ? value
                        : value - figures.get("none").getOrDefault(what, 0d);
                results.computeIfAbsent(what, w -> new LinkedHashMap<>())
                        .computeIfAbsent(variant, v -> new ArrayList<>())
                        .add(added);
            });
        }
    }

    private Map<String, Double> run(String variant, String mode) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java, "-Xms256m", "-Xmx1g"));
        command.addAll(variants.get(variant));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.tbot.bench.target.TargetBot", mode));
        Instant start = Instant.now();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Map<String, Double> figures = new LinkedHashMap<>();
        long begun = start.getEpochSecond() * 1_000_000L + start.getNano() / 1000;
        for (String line : out.split("\n")) {
            String[] words = line.split(" ");
            if (words[0].equals("startup")) {
                figures.put("1 start: main, ms", (Long.parseLong(words[1]) - begun) / 1000d);
                figures.put("2 start: first order, ms", (Long.parseLong(words[2]) - begun) / 1000d);
                figures.put("3 start: first insert, ms", (Long.parseLong(words[3]) - begun) / 1000d);
                figures.put("3 start: process CPU until then, ms", Double.parseDouble(words[4]));
            } else if (words[0].equals("steady")) {
                String where = words[1] + ", " + words[2] + (words[2].equals("1") ? " thread" : " threads");
                figures.put("4 " + where + ", ns", Double.parseDouble(words[3]));
                figures.put("5 " + where + ", bytes", Double.parseDouble(words[4]));
            }
        }
        return figures;
    }

    private void print() {
        System.out.println("| what | " + String.join(" | ", variants.keySet()) + " |");
        System.out.println("|---|" + "---|".repeat(variants.size()));
        results.forEach((what, byVariant) -> {
            StringBuilder row = new StringBuilder("| " + what.substring(2) + " |");
            for (String variant : variants.keySet()) {
                List<Double> values = new ArrayList<>(byVariant.getOrDefault(variant, List.of()));
                Collections.sort(values);
                row.append(
                        values.isEmpty()
                                ? " |"
                                : String.format(
                                        " %s%.1f (%.1f..%.1f) |",
                                        variant.equals("none") ? "" : "+",
                                        values.get(values.size() / 2),
                                        values.get(0),
                                        values.get(values.size() - 1)));
            }
            System.out.println(row);
        });
    }
}
