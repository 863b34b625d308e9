package io.tbot.engine.alert.channel;

import io.tbot.engine.alert.channel.ChannelFaults.Fault;
import io.tbot.engine.alert.channel.ChannelTrial.Outcome;
import io.tbot.engine.alert.channel.ChannelTrial.Result;
import io.tbot.engine.alert.model.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Every channel against every fault with the patience of production, written down. Arguments: the file to write, how
 * many payloads to make. Exits with 1 where anything was not as it must be.
 */
final class ChannelsProof {
    private static final int SIDE_BY_SIDE = 10;
    private static final int LEAST = 100;
    private static final long LIMIT_MILLIS = 2_000;
    private static final String[] PHASES = {"BANNER", "EHLO", "STARTTLS", "TLS", "AUTH", "MAIL", "RCPT", "DATA", "."};

    private final StringBuilder text = new StringBuilder();
    private final List<String> wrong = new ArrayList<>();

    private ChannelsProof() {}

    public static void main(String[] arguments) throws Exception {
        ChannelsProof proof = new ChannelsProof();
        proof.say(
                "# Channels against faults%n%n%s, %d cores, Linux %s, JDK %s. Made by `./prove channels`.%n%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.version").replaceFirst("-.*", ""),
                System.getProperty("java.runtime.version"));
        proof.faults();
        proof.silence();
        proof.payloads(Integer.parseInt(arguments[1]));
        for (String each : proof.wrong) {
            proof.say("- **wrong**: %s%n", each);
        }
        Files.writeString(Path.of(arguments[0]), proof.text);
        System.out.print(proof.text);
        System.exit(proof.wrong.isEmpty() ? 0 : 1);
    }

    private void faults() throws Exception {
        Map<String, Result> http = run(ChannelFaults.http(), false);
        Map<String, Result> mail = run(ChannelFaults.mail(), true);
        List<Result> all = new ArrayList<>(http.values());
        all.addAll(mail.values());
        int cases = all.stream().mapToInt(each -> each.outcomes().size()).sum();
        all.forEach(each -> wrong.addAll(each.wrong()));
        long[] healthy = ChannelTrial.sorted(all);
        long p99 = ChannelTrial.percentile(healthy, 0.99) / 1_000_000;
        long most = healthy[healthy.length - 1] / 1_000_000;
        say(
                "%d cases: each fault at all channels of HTTP at once, or at mail, over outbox and couriers as they are, with"
                        + " production's patience (%d s to connect, %d s for a read, %d s in all); %d not of the right class."
                        + " Beside them a webhook that works was sent %,d messages: from enqueued to answered p50 %d ms, p99 %d ms,"
                        + " longest %d ms (limit: p99 %,d ms). What was critical and refused arrived at the fallback each time.%n%n",
                cases,
                Patience.USUAL.connectMillis() / 1_000,
                Patience.USUAL.readMillis() / 1_000,
                Patience.USUAL.totalMillis() / 1_000,
                wrong.size(),
                healthy.length,
                ChannelTrial.percentile(healthy, 0.5) / 1_000_000,
                p99,
                most,
                LIMIT_MILLIS);
        if (p99 >= LIMIT_MILLIS) {
            wrong.add("the channel that works was held up: p99 " + p99 + " ms");
        }
        say("| fault | class | channels of HTTP | slowest, s | mail | s |%n|---|---|---|---|---|---|%n");
        for (Result result : http.values()) {
            row(result, mail.get(result.fault().name()));
        }
        say(
                "%n`retry`: tried again with growing pauses, later where the receiver asks for it; `gone`: the channel counts as"
                        + " down at once and its fallback tells what is critical; `permanent`: this message is a dead letter, or goes to"
                        + " the fallback where it is critical. A certificate is `retry`, since it may be renewed; after five failures"
                        + " the channel counts as down.%n%n");
    }

    private void row(Result result, Result mail) {
        TreeSet<String> kinds = new TreeSet<>();
        long slowest = 0;
        for (Outcome outcome : result.outcomes()) {
            String after = outcome.afterMillis() == 0 ? "" : " after " + Math.round(outcome.afterMillis() / 1e3) + " s";
            kinds.add(outcome.kind().name().toLowerCase(Locale.ROOT) + after);
            slowest = Math.max(slowest, outcome.millis());
        }
        String class1 = result.fault().kind().name().toLowerCase(Locale.ROOT);
        String ofMail = mail == null ? "" : mail.outcomes().get(0).kind().name().toLowerCase(Locale.ROOT);
        String millis = mail == null ? "" : seconds(mail.outcomes().get(0).millis());
        say(
                "| %s | %s | %d × %s | %s | %s | %s |%n",
                result.fault().name(),
                class1,
                result.outcomes().size(),
                String.join(", ", kinds),
                seconds(slowest),
                ofMail,
                millis);
    }

    private static Map<String, Result> run(List<Fault> faults, boolean mail) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            Map<String, Future<Result>> running = new LinkedHashMap<>();
            for (Fault fault : faults) {
                running.put(fault.name(), threads.submit(() -> ChannelTrial.run(fault, mail, Patience.USUAL, LEAST)));
            }
            Map<String, Result> results = new LinkedHashMap<>();
            for (Map.Entry<String, Future<Result>> each : running.entrySet()) {
                results.put(each.getKey(), each.getValue().get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private void silence() throws Exception {
        Guard guard = new Guard(Patience.USUAL);
        Path password = Files.writeString(Files.createTempFile("smtp", ".txt"), "s3cret");
        ExecutorService threads = Executors.newFixedThreadPool(PHASES.length);
        try {
            Map<String, Future<Long>> running = new LinkedHashMap<>();
            for (String phase : PHASES) {
                running.put(phase, threads.submit(() -> silence(phase, guard, password)));
            }
            StringBuilder each = new StringBuilder();
            for (Map.Entry<String, Future<Long>> one : running.entrySet()) {
                long millis = one.getValue().get();
                each.append(each.length() == 0 ? "" : ", ")
                        .append('`')
                        .append(one.getKey())
                        .append("` ")
                        .append(seconds(millis));
                if (millis > Patience.TOTAL_MILLIS + 1_000) {
                    wrong.add("mail was held for " + millis + " ms at " + one.getKey());
                }
            }
            say("A server of mail that falls silent holds its courier, in seconds, at %s.%n%n", each);
        } finally {
            threads.shutdownNow();
            Files.delete(password);
        }
    }

    private long silence(String phase, Guard guard, Path password) throws Exception {
        String tls = phase.contains("TLS") ? "starttls" : "none";
        try (ScriptedSmtp server = ScriptedSmtp.on(phase, line -> "").withTls(TestTls.context("good"))) {
            MailSettings settings = new MailSettings(
                    "127.0.0.1",
                    server.port(),
                    tls,
                    false,
                    Secret.of("bot"),
                    Secret.of("${file:" + password + "}"),
                    false,
                    "bot@example.net",
                    List.of("a@example.net"));
            long began = System.nanoTime();
            Answer answer = new Mail(settings, guard, TestTls.trust())
                    .send(new Message(Samples.one("n", "c", Severity.HIGH, true), null), 0);
            if (answer.kind() != Answer.Kind.RETRY) {
                synchronized (wrong) {
                    wrong.add("silence at " + phase + ": " + answer);
                }
            }
            return (System.nanoTime() - began) / 1_000_000;
        }
    }

    private void payloads(int count) throws Exception {
        int failed = 0;
        for (int seed = 0; seed < count; seed++) {
            try {
                PayloadTest.checkLimits(seed);
            } catch (AssertionError beyond) {
                failed++;
                wrong.add("payload of seed " + seed);
            }
        }
        say(
                "%,d random messages (1 to 300 alerts, emoji, combining marks, halves of characters, long labels, digests) for"
                        + " Slack, Discord, Telegram, mail, PagerDuty, text message and webhook: %d beyond a receiver's limit,"
                        + " torn, or wrong about how many alerts were left out.%n%n",
                count, failed);
    }

    private void say(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f", millis / 1e3);
    }
}
