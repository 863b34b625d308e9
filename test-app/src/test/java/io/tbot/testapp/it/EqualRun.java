package io.tbot.testapp.it;

import io.tbot.testapp.it.EqualScenario.Step;
import io.tbot.testapp.it.apps.DrivenBot;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Scenarios side by side in one bot under the packaged agent and in one Prometheus with one Alertmanager, which scrapes
 * the same bot: both see the same numbers at the same time.
 *
 * <p>Threads: the test thread.
 */
final class EqualRun implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    /** Between two scenarios, so that they meet the looks of both sides at any moment. */
    private static final double STAGGER_SECONDS = 0.037;

    private static final Duration STARTING = Duration.ofSeconds(42);

    private final List<EqualScenario> scenarios;
    private final EqualReceiver receiver = new EqualReceiver();
    private final Path state;
    private final Map<String, String> ourSilences = new HashMap<>();
    private final Map<String, String> theirSilences = new HashMap<>();
    private RunningJvm bot;
    private Alertmanager alertmanager;
    private Prometheus prometheus;
    private String address = "";
    private String token = "";
    private double apartSeconds;

    EqualRun(List<EqualScenario> scenarios) throws IOException {
        this.scenarios = scenarios;
        this.state = Built.outputFolder("state");
    }

    /**
     * Starts everything and lives through all scenarios.
     *
     * @param together whether both are to read the numbers at the same moment
     */
    EqualReceiver run(Path home, boolean together) throws Exception {
        EqualConfig config =
                new EqualConfig(scenarios, receiver.address(), Instant.now().plus(STARTING));
        bot = ChildJvm.of(home)
                .jvm("-Dtbot.state.dir=" + state)
                .main(DrivenBot.class)
                .configuration(config.agent())
                .startWithAgent();
        alertmanager = Alertmanager.alone(
                Tools.need("prometheus-alertmanager", "prometheus-alertmanager"), config.alertmanager());
        address = bot.awaitAddress(DEADLINE);
        bot.awaitOut("ready 1", DEADLINE);
        begin();
        Scrape.until(address, "/api/v1/rules", rules -> rules.body().contains(lastRule()), DEADLINE);
        requireSound();
        token = Files.readString(state.resolve("token")).trim();
        String target = address.replaceAll("^http://|/$", "");
        String job = together ? EqualLooks.job(target) : "bot";
        prometheus = Prometheus.start(
                Tools.need("prometheus", "prometheus"),
                EqualConfig.files(config, job, target, alertmanager.address().substring(7)));
        if (!prometheus.await("count(tbot_drive) > 0", DEADLINE)) {
            throw new IllegalStateException("prometheus does not see the bot: " + prometheus.complaints());
        }
        TimeUnit.SECONDS.sleep(2); // both have looked at numbers at rest
        apartSeconds = EqualLooks.behind(address, prometheus.lastScrapes().get(job));
        live();
        return receiver;
    }

    private String lastRule() {
        EqualScenario last = scenarios.get(scenarios.size() - 1);
        return "\"" + last.name + "_" + last.rules.get(0).name() + "\"";
    }

    private void requireSound() throws IOException {
        String rules = Scrape.of(address, "/api/v1/rules").body();
        if (!rules.contains("\"mistakes\":[]")) {
            throw new IllegalStateException(
                    "the agent's configuration has mistakes: " + rules.replaceAll("(?s).*\"mistakes\"", ""));
        }
    }

    /** Every part that will be driven, at rest. */
    private void begin() throws IOException {
        for (EqualScenario scenario : scenarios) {
            for (Step step : scenario.steps) {
                String[] words = step.what().split(" ", -1);
                if (words[0].equals("set")) {
                    act(scenario, "set " + words[1] + " 0");
                }
            }
            for (String each : scenario.before) {
                act(scenario, each);
            }
        }
    }

    private record Due(double second, EqualScenario scenario, String what) {}

    private void live() throws Exception {
        List<Due> course = new ArrayList<>();
        double end = 0;
        for (int i = 0; i < scenarios.size(); i++) {
            EqualScenario scenario = scenarios.get(i);
            double shift = i * STAGGER_SECONDS;
            scenario.steps.forEach(step -> course.add(new Due(step.second() + shift, scenario, step.what())));
            end = Math.max(end, scenario.length() + shift);
        }
        course.sort(Comparator.comparingDouble(Due::second));
        long startNanos = System.nanoTime();
        for (Due due : course) {
            await(startNanos, due.second());
            act(due.scenario(), due.what());
        }
        await(startNanos, end);
    }

    private static void await(long startNanos, double second) throws InterruptedException {
        long leftNanos = startNanos + (long) (second * 1e9) - System.nanoTime();
        if (leftNanos > 0) {
            TimeUnit.NANOSECONDS.sleep(leftNanos);
        }
    }

    private void act(EqualScenario scenario, String what) throws IOException {
        String[] words = what.split(" ", -1);
        switch (words[0]) {
            case "silence" -> {
                boolean pattern = words[2].startsWith("~");
                String value = words[2].replace("~", "").replace("S_", scenario.name + "_");
                String match = words[1] + (pattern ? "=~" : "=") + value;
                theirSilences.put(scenario.name, alertmanager.silence(words[1], value, pattern, Duration.ofMinutes(1)));
                ourSilences.put(scenario.name, silence(match));
            }
            case "end" -> {
                alertmanager.endSilence(theirSilences.get(scenario.name));
                call("DELETE", "?id=" + ourSilences.get(scenario.name));
            }
            default -> bot.say(words[0] + " " + scenario.name + " " + words[1] + " " + words[2]);
        }
    }

    private String silence(String match) throws IOException {
        String encoded = URLEncoder.encode(match, StandardCharsets.UTF_8);
        return call("POST", "?minutes=1&by=test&match=" + encoded).replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
    }

    private String call(String method, String query) throws IOException {
        HttpURLConnection call = (HttpURLConnection)
                URI.create(address + "api/v1/silences" + query).toURL().openConnection();
        call.setRequestMethod(method);
        call.setRequestProperty("Authorization", "Bearer " + token);
        if (method.equals("POST")) {
            call.setDoOutput(true);
            call.setFixedLengthStreamingMode(0);
        }
        if (call.getResponseCode() != 200) {
            throw new IOException("the agent answered " + call.getResponseCode() + " to " + method + " " + query);
        }
        return new String(call.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** By how much the agent's look follows the scrape of the same second. */
    double apartSeconds() {
        return apartSeconds;
    }

    /** What Prometheus complained of. */
    List<String> complaints() throws IOException {
        return prometheus.complaints();
    }

    @Override
    public void close() {
        if (prometheus != null) {
            prometheus.close();
        }
        if (alertmanager != null) {
            alertmanager.close();
        }
        if (bot != null) {
            bot.close();
        }
        receiver.close();
    }
}
