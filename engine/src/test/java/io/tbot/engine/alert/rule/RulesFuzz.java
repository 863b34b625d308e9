package io.tbot.engine.alert.rule;

import io.tbot.engine.config.Mistake;
import io.tbot.engine.config.Mistakes;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Rule files nobody would write: sound ones of all three shapes with bytes, words and lines changed, and ones put
 * together from the grammar, many of them almost right. Each is read, compiled and looked at as the agent does it.
 *
 * <p>Errors: the seed is in the message of whatever is wrong. Not: files beyond a megabyte.
 */
final class RulesFuzz {
    private static final String SPICE = "{}[]()\"':,><=!~-+*/%#&|@`^$\\\n\r \t0159._éµ\u0000\u2028";
    private static final String[] WORDS = {
        "- ",
        "rules:",
        "groups:",
        "expr: ",
        "when: ",
        "id: ",
        "1e308",
        "-0",
        "99999999999999999999",
        "NaN",
        "0x1F",
        "1h30m",
        "5m",
        "by (le)",
        "{{ $value }}",
        "&a ",
        "*a",
        "!!java ",
        "? ",
        "<<: ",
        "~",
        "true",
        "\"",
        "'",
        "((((((((((",
        "[",
        "{",
        "offset 5m",
        "unless",
        "not ",
        "${env:X}",
        "# ",
        "%TAG",
        "---\n",
        "...",
        "\t"
    };
    private static final String[] METRICS = {
        "tbot_g", "g", "c_total", "tbot_s_seconds", "s_seconds_sum", "nothing", "up", "tbot_s_seconds_bucket", "s_count"
    };
    private static final String[] FUNCTIONS = {
        "value",
        "last",
        "min",
        "max",
        "avg",
        "sum",
        "rate",
        "increase",
        "delta",
        "quantile",
        "p99",
        "mean",
        "count",
        "ratio",
        "absent",
        "stale",
        "age",
        "changes",
        "flatline",
        "burn_rate",
        "anomaly",
        "forecast",
        "histogram_quantile",
        "topk"
    };
    private static final String[] OPERATORS = {
        ">", "<", ">=", "<=", "==", "!=", "+", "-", "*", "/", "and", "or", "unless"
    };

    /** As YAML 1.2 has it. */
    private static final String LINE_END = "\\r\\n|[\\n\\r]";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<String> sound;
    private final long seed;
    private final ScriptedMetrics metrics = new ScriptedMetrics()
            .declare("tbot_g", Metrics.Kind.GAUGE)
            .declare("tbot_c_total", Metrics.Kind.COUNTER)
            .declare("tbot_s_seconds", Metrics.Kind.HISTOGRAM);
    long files;
    long whole;
    long mistakes;
    long rules;
    /** Of the processor's time; a file that waits for others is not slow. */
    long slowestNanos;

    RulesFuzz(List<String> sound, long seed) {
        this.sound = sound;
        this.seed = seed;
        metrics.set("tbot_g", Map.of("x", "a"), 2);
        metrics.set("tbot_c_total", Map.of("x", "a"), 9);
        metrics.record("tbot_s_seconds", Map.of("x", "a"), 0.3, 50);
    }

    /** The files from number {@code first} on; what is wrong is thrown. */
    void run(long first, long count) {
        for (long n = first; n < first + count; n++) {
            Random random = new Random(seed * 1_000_003 + n);
            String text = random.nextInt(3) == 0 ? grown(random) : changed(random);
            try {
                read(text, n);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("file " + n + " of seed " + seed + ":\n" + text, e);
            }
        }
    }

    private void read(String text, long n) {
        long start = threads.getCurrentThreadCpuTime();
        Mistakes found = new Mistakes("r.yaml");
        List<ParsedRule> read = RulesFile.file(text, "r.yaml", found);
        List<Mistake> all = new ArrayList<>(found.toList());
        Evaluation evaluation = new Evaluation(metrics, 1_000_000_000L, (calendar, at) -> true);
        evaluation.load(read, all::add, all::add);
        if (n % 10 == 0) {
            for (int tick = 1; tick <= 3; tick++) {
                evaluation.tick(tick * 1_000_000_000L, tick * 1_000L, (rule, labels, finding, value, threshold) -> {});
            }
        }
        slowestNanos = Math.max(slowestNanos, threads.getCurrentThreadCpuTime() - start);
        files++;
        rules += evaluation.rules().size();
        mistakes += all.size();
        whole += all.isEmpty() ? 1 : 0;
        String[] lines = (text + "\n").split(LINE_END, -1);
        for (Mistake mistake : all) {
            int line = mistake.line();
            if (line < 1
                    || line > lines.length
                    || mistake.column() < 1
                    || mistake.message().isBlank()) {
                throw new AssertionError("no place: " + mistake);
            }
            if (mistake.column() > lines[line - 1].length() + 1) {
                throw new AssertionError("past the end of its line: " + mistake);
            }
        }
        for (CompiledRule rule : evaluation.rules()) {
            if (rule.rule().id().isEmpty()) {
                throw new AssertionError("a rule without a name is looked at");
            }
        }
    }

    private String changed(Random random) {
        StringBuilder text = new StringBuilder(sound.get(random.nextInt(sound.size())));
        for (int i = random.nextInt(6); i >= 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(20));
            switch (random.nextInt(9)) {
                case 0 -> text.setCharAt(at, SPICE.charAt(random.nextInt(SPICE.length())));
                case 1 -> text.insert(at, SPICE.charAt(random.nextInt(SPICE.length())));
                case 2 -> text.delete(at, end);
                case 3 -> text.insert(at, WORDS[random.nextInt(WORDS.length)]);
                case 4 -> text.setCharAt(at, (char) (text.charAt(at) ^ 1 << random.nextInt(8)));
                case 5 -> text.setLength(at);
                case 6 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(300))));
                case 7 -> text.insert(at, splice(random));
                default -> text.insert(at, text.substring(at, end).repeat(random.nextInt(200)));
            }
        }
        return text.toString();
    }

    private String splice(Random random) {
        String other = sound.get(random.nextInt(sound.size()));
        int at = random.nextInt(other.length());
        return other.substring(at, Math.min(other.length(), at + random.nextInt(200)));
    }

    private String grown(Random random) {
        StringBuilder text = new StringBuilder();
        int shape = random.nextInt(3);
        text.append(shape == 2 ? "groups:\n- name: g\n  rules:\n" : "rules:\n");
        String indent = shape == 2 ? "  " : "";
        for (int i = random.nextInt(4); i >= 0; i--) {
            String expr = "'" + expression(random, random.nextInt(6)).replace("'", "''") + "'";
            text.append(indent)
                    .append(
                            switch (shape) {
                                case 0 -> "- {id: r" + i + ", severity: high, when: " + expr + "}";
                                case 1 ->
                                    "- {name: r" + i + ", severity: low, description: d, query: " + expr
                                            + ", operator: '>', threshold: 1, duration: 1m}";
                                default -> "- {alert: r" + i + ", expr: " + expr + ", for: 1m}";
                            });
            text.append('\n');
        }
        return text.toString();
    }

    private static String expression(Random random, int depth) {
        if (depth == 0) {
            return switch (random.nextInt(4)) {
                case 0 -> METRICS[random.nextInt(METRICS.length)];
                case 1 ->
                    METRICS[random.nextInt(METRICS.length)] + "{x=~\"" + "a|(b*)*".substring(random.nextInt(7)) + "\"}";
                case 2 -> String.valueOf(random.nextInt(100));
                default -> METRICS[random.nextInt(METRICS.length)] + "[5m]";
            };
        }
        return switch (random.nextInt(6)) {
            case 0 ->
                FUNCTIONS[random.nextInt(FUNCTIONS.length)] + "(" + expression(random, depth - 1) + ", 1m)"
                        + (random.nextBoolean() ? " by (x)" : "");
            case 1 ->
                FUNCTIONS[random.nextInt(FUNCTIONS.length)] + "(" + METRICS[random.nextInt(METRICS.length)] + "[1m])";
            case 2 -> "(" + expression(random, depth - 1) + ")";
            case 3 -> "not " + expression(random, depth - 1);
            case 4 -> "quantile(0." + random.nextInt(1000) + ", s_seconds, " + random.nextInt(100) + "m)";
            default ->
                expression(random, depth - 1) + " " + OPERATORS[random.nextInt(OPERATORS.length)] + " "
                        + expression(random, depth - 1);
        };
    }
}
