package io.tbot.engine.alert.journal;

import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.alert.AlertSettings;
import io.tbot.engine.alert.hold.Acknowledgement;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.notice.Matcher;
import io.tbot.engine.alert.notice.Silence;
import io.tbot.engine.alert.notice.SilenceText;
import io.tbot.engine.alert.rule.Metrics;
import io.tbot.engine.alert.rule.ScriptedMetrics;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Options;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a whole engine makes of a damaged journal of its own: alerts that fire and wait, acknowledgements, silences,
 * what groups were told, messages under way. Whatever it believes must have been so at some moment of the undamaged
 * file.
 */
public final class RestoreFaults {
    private static final String RULES = """
            rules:
              defaults: false
              list:
                - {id: load, severity: high, when: "value(load) by (n) > 5"}
                - {id: waits, severity: high, for: 1h, when: "value(load) by (n) > 7"}
            """;
    /** A channel that never takes anything, so that its messages stay. */
    private static final String CHANNEL =
            "channels: {log: {type: file, path: \"/dev/null/none\"}}\nroutes: [{to: log, group_wait: 0s, group_interval: 1s}]\n";

    private final long beginMillis = System.currentTimeMillis() - 60_000;
    private final long beginNanos = System.nanoTime() - 60_000_000_000L;
    private final String name;
    final byte[] file;
    private final Set<String> truths = new HashSet<>();
    int facts;

    RestoreFaults(Path directory) throws IOException {
        try (Journal journal = Journal.open(directory, AlertEngine.KINDS)) {
            AlertEngine engine = live(journal);
            journal.awaitDurable(journal.written(), 10_000);
            Path newest;
            try (Stream<Path> files = Files.list(directory)) {
                newest = files.filter(each -> FileName.idIn(each.getFileName().toString()) > 0)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
            }
            name = newest.getFileName().toString();
            file = Files.readAllBytes(newest);
            engine.close();
        }
    }

    private AlertEngine live(Journal journal) {
        ScriptedMetrics metrics = metrics();
        AlertEngine engine = new AlertEngine(metrics, journal, at(0));
        engine.follow(settings(CHANNEL), at(0));
        for (int n = 0; n < 4; n++) {
            metrics.set("tbot_load", Map.of("n", "n" + n), 6 + n);
            engine.tick(at(n + 1));
        }
        HeldAlert first = engine.book().firing().get(0);
        engine.desk()
                .acknowledge(
                        first.fingerprint(),
                        new Acknowledgement("eve", "", at(4).millis(), at(3_600).millis()));
        long now = at(4).millis();
        Silence silence = new Silence("s1", List.of(Matcher.of("n=n1")), null, now, now + 3_600_000, "eve", "");
        engine.desk().silence(silence);
        metrics.set("tbot_load", Map.of("n", "n0"), 1);
        engine.tick(at(5));
        engine.desk().endSilence("s1", at(6).millis());
        engine.tick(at(7));
        return engine;
    }

    /** What is wrong with any of these cuts, or nothing; they say what was true at some moment. */
    String cut(int step) {
        for (int length = 0;
                length <= file.length;
                length += length == file.length ? 1 : Math.min(step, file.length - length)) {
            truths.addAll(restored(Arrays.copyOf(file, length)));
        }
        return truths.size() < 10 ? "only " + truths : "";
    }

    /** Each step-th bit of these bytes flipped; what is wrong, or nothing. All cuts come first. */
    String flip(int bytes, int step) {
        for (int bit = 0; bit < Math.min(bytes, file.length) * 8; bit += step) {
            byte[] flipped = file.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            for (String fact : restored(flipped)) {
                facts++;
                if (!truths.contains(fact)) {
                    return "bit " + bit + ": " + fact;
                }
            }
        }
        return "";
    }

    private Set<String> restored(byte[] bytes) {
        Set<String> facts = new TreeSet<>();
        Journal journal = Journal.open(new OneFile(name, bytes), AlertEngine.KINDS, Limits.DEFAULT);
        AlertEngine engine = new AlertEngine(metrics(), journal, at(20));
        engine.follow(settings(""), at(20));
        for (List<HeldAlert> some :
                List.of(engine.book().firing(), engine.book().pending())) {
            for (HeldAlert alert : some) {
                facts.add("alert " + alert.labels() + alert.phase() + alert.acknowledgement() + alert.step() + '@'
                        + alert.startsAtMillis());
            }
        }
        engine.desk().silences().forEach(silence -> facts.add("silence " + SilenceText.of(silence)));
        engine.outbox()
                .deadLetters()
                .forEach(letter -> facts.add("message " + letter.notification().alerts()));
        engine.tick(at(21));
        engine.close();
        return facts;
    }

    private static AlertSettings settings(String more) {
        return AlertSettings.of(AgentConfig.of("bot.yaml", more + RULES, Options.none()));
    }

    private static ScriptedMetrics metrics() {
        return new ScriptedMetrics().declare("tbot_load", Metrics.Kind.GAUGE);
    }

    private Moment at(int second) {
        return new Moment(beginNanos + second * 1_000_000_000L, beginMillis + second * 1_000L);
    }

    /** A directory in memory with one file, which forgets what is written to it. */
    private record OneFile(String name, byte[] bytes) implements Disk {
        @Override
        public String path() {
            return "memory";
        }

        @Override
        public boolean hold() {
            return true;
        }

        @Override
        public void release() {
            // nobody else is there
        }

        @Override
        public List<String> names() {
            return List.of(name);
        }

        @Override
        public byte[] read(String wanted, long maxBytes) {
            return bytes;
        }

        @Override
        public long modifiedMillis(String of) {
            return 0;
        }

        @Override
        public void touch(String of, long millis) {
            // it has no time
        }

        @Override
        public Output create(String of) {
            return new Output() {
                @Override
                public void write(ByteBuffer written) {
                    written.position(written.limit());
                }

                @Override
                public void force() {
                    // it is not there
                }

                @Override
                public void close() {
                    // nor now
                }
            };
        }

        @Override
        public void rename(String from, String to) {
            // it stays
        }

        @Override
        public void delete(String of) {
            // it stays
        }

        @Override
        public void forceNames() {
            // there are none
        }
    }

    /** Every byte and bit: how many, and how many facts were compared; or {@code fault} and what it was. */
    public static String all(Path directory, int bytes) throws IOException {
        RestoreFaults faults = new RestoreFaults(directory);
        String cuts = faults.cut(1);
        String flips = cuts.isEmpty() ? faults.flip(bytes, 1) : cuts;
        return flips.isEmpty()
                ? faults.file.length + " " + Math.min(bytes, faults.file.length) * 8 + " " + faults.facts
                : "fault " + flips;
    }
}
