package io.tbot.testapp.it;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import io.tbot.testapp.it.apps.LevelsBot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A bot under the packaged agent that stands still for a while, or whose wall clock is set, with alerts in every state:
 * one that fires, one that is about to, one that is about to be over, and rules that look for silence.
 *
 * <p>Threads: the test's.
 */
final class StallRun implements AutoCloseable {
    /** What happens to the bot in the middle of it. Returns for how many seconds. */
    interface Disturbance {
        double befall(RunningJvm jvm) throws Exception;
    }

    /**
     * What a disturbance did.
     *
     * @param seconds how long it took
     * @param told whether {@code TBotAgentStalled} fires right after it
     * @param wrong what fired or was over that should not have been; empty where all is well
     */
    record Outcome(String name, double seconds, boolean told, List<String> wrong) {}

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration HOARDING = Duration.ofSeconds(300);
    private static final long TELLING_NANOS = 15_000_000_000L;
    private static final String STALLED = "TBotAgentStalled";
    private static final String YAML = """
            probes:
              - {class: io.tbot.testapp.it.apps.LevelsBot$Levels, method: set, op: gauge, metric: level, value: arg2, labels: {bank: arg0, symbol: arg1}}
              - {class: io.tbot.testapp.it.apps.LevelsBot$Pulse, method: beat, op: counter, metric: beats, value: arg0}
            channels:
              hook: {type: webhook, url: "${file:HOOK}"}
            routes:
              - {to: [hook], group_by: ["..."], group_wait: 0s, group_interval: 1s}
            rules:
              defaults: false
              list:
                - {id: held, severity: high, when: "value(level{bank='held'}) by (symbol) > 5"}
                - {id: waits, severity: high, for: 5s, when: "value(level{bank='wait'}) by (symbol) > 5"}
                - {id: fires, severity: high, keep_firing_for: 5s, when: "value(level{bank='fire'}) by (symbol) > 5"}
                - {id: silent, severity: high, when: "stale(level{bank='seen'}, 4s)"}
                - {id: still, severity: high, when: "flatline(level{bank='pulse'}, 4s)"}
                - {id: rare, severity: high, when: "rate(beats_total, 4s) < 3"}
            """;

    /** Those that must not fire while the bot's pulse beats. */
    private static final List<String> SILENCE = List.of("rare", "silent", "still");

    private final AlertReceiver receiver;
    private final RunningJvm jvm;
    private final String address;
    private final List<String> rounds = new ArrayList<>();

    /** @param bot a JVM that is not started, and has neither main class nor configuration */
    StallRun(ChildJvm bot, Path folder) throws Exception {
        receiver = new AlertReceiver();
        Path hook = Files.writeString(folder.resolve("hook"), receiver.address() + "/alerts");
        jvm = bot.jvm("-Dtbot.state.dir=" + folder.resolve("state"))
                .main(LevelsBot.class)
                .configuration(YAML.replace("HOOK", hook.toString()))
                .startWithAgent();
        address = jvm.awaitAddress(DEADLINE);
        jvm.awaitOut("ready 1", DEADLINE);
        Scrape.until(address, "/api/v1/rules", rules -> rules.body().contains("rare"), DEADLINE);
        jvm.say("pulse");
        jvm.say("set held h 9");
        await("held", "h", "firing");
    }

    /**
     * Has it befall the bot between a breach and its {@code for}, and between an end and its {@code keep_firing_for}.
     */
    Outcome during(String name, Disturbance disturbance) throws Exception {
        String symbol = "s" + rounds.size();
        rounds.add(symbol);
        jvm.say("set fire " + symbol + " 9");
        await("fires", symbol, "firing");
        jvm.say("set fire " + symbol + " 1");
        jvm.say("set wait " + symbol + " 9");
        await("waits", symbol, "pending");
        double seconds = disturbance.befall(jvm);
        Thread.sleep(1_500); // a look after it
        List<String> wrong = new ArrayList<>();
        expect(is("waits", symbol, "pending"), "what was not seen to hold fired", wrong);
        expect(is("fires", symbol, "resolving"), "what was not seen to be clear was over", wrong);
        expect(is("held", "h", "firing"), "what fires was over", wrong);
        boolean told = is(STALLED, "", "firing");
        awaitTold("waits " + symbol + " firing"); // what waits to be sent is replaced by what comes after it
        jvm.say("set wait " + symbol + " 1");
        Scrape.until(address, "/api/v1/alerts", each -> !each.body().contains("\"" + symbol + "\""), DEADLINE);
        return new Outcome(name, seconds, told, wrong);
    }

    /** Whether the rules that look for silence fire once there is some. */
    boolean silenceIsFound() throws Exception {
        jvm.say("quiet");
        for (String rule : SILENCE) {
            await(rule, "", "firing");
        }
        return true;
    }

    /** What the receiver was told that was not due, and was not told that was; waits for what is on its way. */
    List<String> toldAmiss() throws Exception {
        List<String> missing = due();
        for (String what : missing) {
            awaitTold(what);
        }
        List<String> amiss = new ArrayList<>();
        for (String what : told()) {
            if (!missing.remove(what)) {
                amiss.add("told " + what);
            }
        }
        missing.forEach(what -> amiss.add("not told " + what));
        return amiss;
    }

    /** Gives it some seconds to come; whether it did, {@link #toldAmiss} says. */
    private void awaitTold(String what) throws Exception {
        long end = System.nanoTime() + TELLING_NANOS;
        while (!told().contains(what) && System.nanoTime() < end) {
            Thread.sleep(50);
        }
    }

    /** Each thing that the receiver was told, as {@code rule symbol status}; of the stalls nothing. */
    private List<String> told() throws JsonParserException {
        List<String> told = new ArrayList<>();
        for (AlertReceiver.Got got : receiver.all) {
            JsonArray alerts = JsonParser.object().from(got.body()).getArray("alerts");
            for (Object each : alerts) {
                JsonObject alert = (JsonObject) each;
                JsonObject labels = alert.getObject("labels");
                String rule = labels.getString("alertname");
                if (!rule.equals(STALLED)) {
                    told.add(rule + " " + labels.getString("symbol", "-") + " " + alert.getString("status"));
                }
            }
        }
        return told;
    }

    /** Each decision about telling somebody. */
    String decided() throws IOException {
        return Scrape.of(address, "/api/v1/deliveries").body();
    }

    private List<String> due() {
        List<String> due = new ArrayList<>(List.of("held h firing"));
        for (String symbol : rounds) {
            for (String rule : List.of("fires", "waits")) {
                due.add(rule + " " + symbol + " firing");
                due.add(rule + " " + symbol + " resolved");
            }
        }
        return due;
    }

    /** Has the bot keep so many objects. */
    void hoard(int objects) throws Exception {
        jvm.say("hoard " + objects);
        jvm.awaitOut("done hoard " + objects, HOARDING);
    }

    /** How often the agent says that the wall clock was set. */
    long clockNotes() throws IOException {
        return jvm.soFar()
                .err()
                .lines()
                .filter(line -> line.contains("wall clock was set"))
                .count();
    }

    /** {@code SIGSTOP}, as a debugger, a hypervisor or a full machine would. */
    static Disturbance stopped(long millis) {
        return jvm -> {
            signal(jvm, "-STOP");
            Thread.sleep(millis);
            signal(jvm, "-CONT");
            return millis / 1e3;
        };
    }

    /** A collection of all that the bot has hoarded. */
    static Disturbance collection() {
        return jvm -> {
            jvm.say("collect");
            return Long.parseLong(jvm.awaitOut("collected .*", DEADLINE).replaceAll("\\D", "")) / 1e9;
        };
    }

    private static void signal(RunningJvm jvm, String signal) throws Exception {
        int exit = new ProcessBuilder("kill", signal, Long.toString(jvm.pid()))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("kill " + signal + " ended with " + exit);
        }
    }

    private void await(String rule, String symbol, String state) throws Exception {
        Scrape.until(address, "/api/v1/alerts", each -> is(each, rule, symbol, state), DEADLINE);
    }

    private boolean is(String rule, String symbol, String state) throws IOException {
        return is(Scrape.of(address, "/api/v1/alerts"), rule, symbol, state);
    }

    private static boolean is(Scrape alerts, String rule, String symbol, String state) {
        for (String each : alerts.body().split("\\{\"fingerprint\"", -1)) {
            if (each.contains("\"rule\":\"" + rule + "\"")
                    && (symbol.isEmpty() || each.contains("\"symbol\":\"" + symbol + "\""))
                    && each.contains("\"state\":\"" + state + "\"")) {
                return true;
            }
        }
        return false;
    }

    private static void expect(boolean is, String otherwise, List<String> wrong) {
        if (!is) {
            wrong.add(otherwise);
        }
    }

    @Override
    public void close() {
        jvm.close();
        receiver.close();
    }
}
