package io.tbot.testapp.it;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers of a demo that runs, as the packaged command line records and replays them. */
final class DemoRecording {
    private static final Pattern PAGE = Pattern.compile("^ +page +(http://\\S+)");
    private static final Pattern SERIES = Pattern.compile("^(tbot_\\w+?)(?:_bucket|_sum|_count)?[{ ].*");

    /**
     * In its first seconds a window of a minute holds but a few events, a share of which says nothing; the bot itself
     * had counted more before the recording began.
     */
    private static final Duration FILLING = Duration.ofSeconds(90);

    private final Path file;
    private final Process recorder;

    private DemoRecording(Path file, Process recorder) {
        this.file = file;
        this.recorder = recorder;
    }

    /** Begins to record where the demo's line says where its agent listens; {@code null} where it does not. */
    static DemoRecording begin(String line, int seconds) throws IOException {
        Matcher page = PAGE.matcher(line);
        if (!page.find()) {
            return null;
        }
        Path file = Files.createTempFile("demo", ".om");
        Process recorder = tool("rules", "record", "--seconds", Integer.toString(seconds), "--url", page.group(1))
                .redirectOutput(file.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new DemoRecording(file, recorder);
    }

    /** What became of a day of that, by the demo's own rules, the built-in ones among them. */
    Day day() throws Exception {
        int recorded = recorder.waitFor(5, TimeUnit.SECONDS) ? recorder.exitValue() : -1;
        long begun = System.nanoTime();
        String config = Built.demoConfiguration().toString();
        Process replay = tool("rules", "replay", "--json", "--for", "24h", config, file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(replay.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int replayed = replay.waitFor();
        if (recorded != 0 || replayed != 0) {
            throw new IllegalStateException("recorded " + recorded + ", replayed " + replayed + ": " + out);
        }
        double took = (System.nanoTime() - begun) / 1e9;
        JsonObject json = JsonParser.object().from(out);
        Instant full = Instant.parse(json.getString("from")).plus(FILLING);
        Map<String, Integer> fired = new TreeMap<>();
        List<String> quiet = new ArrayList<>();
        for (Object each : json.getArray("rules")) {
            JsonObject rule = (JsonObject) each;
            int times = 0;
            for (Object firing : rule.getArray("fired")) {
                String until = ((JsonObject) firing).getString("until");
                times += until == null || Instant.parse(until).isAfter(full) ? 1 : 0;
            }
            if (times == 0) {
                quiet.add(rule.getString("id"));
            } else {
                fired.put(rule.getString("id"), times);
            }
        }
        List<String> missing =
                json.getArray("not_recorded").stream().map(String::valueOf).toList();
        return new Day(json.getDouble("seconds"), json.getDouble("replayed_seconds"), fired, quiet, missing, took);
    }

    /**
     * A day in virtual time.
     *
     * @param recordedSeconds how much of it is real
     * @param fired how often each rule did that did, without what was over before the windows were full
     * @param quiet rules that did not
     * @param missing what rules look at and nobody recorded
     * @param tookSeconds how long the replay took
     */
    record Day(
            double recordedSeconds,
            double seconds,
            Map<String, Integer> fired,
            List<String> quiet,
            List<String> missing,
            double tookSeconds) {
        long rounds() {
            return (long) (seconds / recordedSeconds);
        }
    }

    /** How many families of the agent's were recorded. */
    long families() throws IOException {
        return Files.readAllLines(file).stream()
                .map(SERIES::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .distinct()
                .count();
    }

    private static ProcessBuilder tool(String... words) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar"));
        command.add(Built.agentJar().toString());
        command.addAll(List.of(words));
        return new ProcessBuilder(command);
    }
}
