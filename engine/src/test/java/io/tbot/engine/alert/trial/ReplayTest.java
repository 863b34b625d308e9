package io.tbot.engine.alert.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.model.Labels;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final long BEGIN = 1_700_000_000;
    private static final String RULES = """
            rules:
              defaults: false
              list:
                - {id: rejects, severity: high, when: "increase(order_rejects_total, 1m) by (exchange) >= 5"}
                - {id: late, severity: critical, min_samples: 5, when: "quantile(0.5, order_ack_seconds, 1m) > 400ms"}
                - {id: gone, severity: high, when: "absent(orders_open, 10s)"}
                - {id: other, severity: high, when: "value(market_data_stale) > 0"}
            """;

    @TempDir
    private Path folder;

    private final StringBuilder text = new StringBuilder("""
            # TYPE tbot_order_rejects counter
            # HELP tbot_order_rejects what "it" says # {not an exemplar}
            # TYPE tbot_orders_open gauge
            # TYPE tbot_order_ack_seconds histogram
            """);

    @Test
    void saysHowOftenEachRuleWouldHaveFiredAndWhen() throws IOException {
        for (int second = 0; second <= 600; second++) {
            rejects(second, 7 + (second < 100 ? 0 : Math.min(6, second - 99)));
            acks(second, second, Math.max(0, second - 300));
            if (second < 500) {
                line("tbot_orders_open{exchange=\"x\"} 3", second);
            }
        }

        Replay replay = replay(folder.resolve("day.om"));

        assertThat(replay.rules())
                .extracting(of -> of.rule().id() + " " + of.firings().size())
                .containsExactly("rejects 1", "late 1", "gone 1", "other 0");
        assertThat(replay.rules().get(0).firings())
                .containsExactly(new Replay.Firing(Labels.of(Map.of("exchange", "x")), at(104), at(162), 5.0));
        assertThat(replay.rules().get(1).firings().get(0).from()).isBetween(at(315), at(330));
        assertThat(replay.rules().get(2).firings().get(0))
                .matches(firing -> firing.until() == null)
                .extracting(Replay.Firing::from)
                .matches(from -> !from.isBefore(at(510)) && !from.isAfter(at(520)));
    }

    /** What had been counted before the recording began, and what a restart takes away, are no events. */
    @Test
    void takesNeitherTheBeginningNorARestartForEvents() throws IOException {
        for (int second = 0; second <= 300; second++) {
            rejects(second, second < 150 ? 1_000 : 2);
        }

        Replay replay = replay(folder.resolve("day.om"));

        assertThat(replay.rules().get(0).firings()).isEmpty();
        assertThat(replay.messages()).isZero();
    }

    @Test
    void readsAPackedRecordingSeriesBySeriesInMilliseconds() throws IOException {
        StringBuilder counters = new StringBuilder();
        for (int second = 0; second <= 100; second += 5) {
            counters.append("tbot_order_rejects_total{reason=\"a \\\"b\\\" }, \",exchange=\"x\",} " + second + " "
                    + (BEGIN + second) * 1000 + "\n");
        }
        text.append(counters).append("tbot_orders_open 1 # no time\nnonsense\n# EOF\n");
        Path file = folder.resolve("day.om.gz");
        try (Writer out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            out.write(text.toString());
        }
        RuleSet set = RuleSet.read("bot.yaml", RULES);
        Recording recording = new Recording(file, set.signals());

        Replay replay = Replay.of(set, recording);

        assertThat(recording.start()).isEqualTo(at(0));
        assertThat(recording.length()).hasSeconds(100);
        assertThat(recording.unread()).isEqualTo(2);
        assertThat(recording.missing())
                .isEqualTo(List.of("tbot_market_data_stale", "tbot_order_ack_seconds", "tbot_orders_open"));
        assertThat(replay.rules().get(0).firings())
                .extracting(Replay.Firing::from)
                .containsExactly(at(5));
    }

    /** What is counted once in a minute is counted once in each of 60 minutes, and nothing else is. */
    @Test
    void goesOverARecordingAgainAndAgainWhileCountersGoOnRising() throws IOException {
        for (int second = 0; second <= 180; second++) {
            rejects(second, second < 30 ? 7 : 13);
            line("tbot_orders_open{exchange=\"x\"} 3", second);
            if (second >= 60) {
                line("tbot_order_rejects_total{exchange=\"late\",reason=\"r\"} 6", second);
            }
        }

        Replay replay = replay(folder.resolve("day.om"), Duration.ofMinutes(180));

        assertThat(replay.rules())
                .extracting(of -> of.rule().id() + " " + of.firings().size())
                .containsExactly("rejects 120", "late 0", "gone 0", "other 0");
        assertThat(replay.rules().get(0).firings().stream()
                        .filter(firing -> firing.labels().get("exchange").equals("x"))
                        .map(Replay.Firing::from))
                .startsWith(at(30), at(30 + 180), at(30 + 2 * 180))
                .hasSize(60);
    }

    private Replay replay(Path file, Duration lasts) throws IOException {
        Files.writeString(file, text + "# EOF\n");
        RuleSet set = RuleSet.read("bot.yaml", RULES);
        assertThat(set.mistakes()).isEmpty();
        return Replay.of(set, new Recording(file, set.signals()), lasts);
    }

    private Replay replay(Path file) throws IOException {
        Files.writeString(file, text + "# EOF\n");
        RuleSet set = RuleSet.read("bot.yaml", RULES);
        assertThat(set.mistakes()).isEmpty();
        return Replay.of(set, new Recording(file, set.signals()));
    }

    private void rejects(int second, int total) {
        line("tbot_order_rejects_total{exchange=\"x\",reason=\"r\"} " + total, second);
        line("tbot_order_rejects_created{exchange=\"x\",reason=\"r\"} 1.7e9", second);
    }

    private void acks(int second, int quick, int slow) {
        line("tbot_order_ack_seconds_bucket{le=\"0.1\"} " + quick, second);
        line("tbot_order_ack_seconds_bucket{le=\"0.5\"} " + quick, second);
        line("tbot_order_ack_seconds_bucket{le=\"+Inf\"} " + (quick + 3 * slow), second);
        line("tbot_order_ack_seconds_count " + (quick + 3 * slow), second);
        line("tbot_order_ack_seconds_sum " + (quick * 0.05 + slow * 3), second);
    }

    private void line(String sample, int second) {
        text.append(sample).append(' ').append(BEGIN + second).append(".000\n");
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(BEGIN + second);
    }
}
