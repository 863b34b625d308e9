package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bot that trades over FIX, in both versions of QuickFIX/J: 1,000 orders with fills, partial fills, cancels and
 * rejects, reports that the bot's own dictionary refuses, lost and repeated messages, an order without a connection, a
 * new logon. Every count of the agent equals what client and venue saw on the wire; where the agent came after the
 * logon, what they saw from then on.
 *
 * <p>Shape: not the product of version, store, threads and host, but each version with each store and with either kind
 * of threads under the standalone agent, and each version under both hosts. The venue keeps its messages in files.
 */
@Together
class QuickFixIT {
    private static final Duration SETTLED = Duration.ofSeconds(5);
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");
    private static final String NEW = "quickfixj-3";
    private static final String OLD = "quickfixj-2";

    @EveryJdk
    void countsWhatPassesOverTheNewVersion(Path home) throws Exception {
        try (FixPair plain = new FixPair(home, NEW, Host.NONE);
                FixPair pair = new FixPair(home, NEW, Host.STANDALONE)) {
            plain.client(Host.NONE, "memory", "one");
            pair.client(Host.STANDALONE, "memory", "one").ready();

            assertCounted(pair, "MemoryStore");
            assertAcceptor(pair);
            pair.end().isLike(plain.ready().end()).succeeded();
        }
    }

    @EveryJdk
    void countsEachStatementOfTheNewVersionsStoreOnce(Path home) throws Exception {
        try (FixPair pair = new FixPair(home, NEW, Host.NONE)
                .client(Host.STANDALONE, "jdbc", "each")
                .ready()) {
            assertCounted(pair, "JdbcStore");
            pair.end().succeeded();
        }
    }

    @EveryJdk
    void countsEachStatementOfTheNewVersionsStoreOnceUnderTheStockAgent(Path home) throws Exception {
        try (FixPair pair = new FixPair(home, NEW, Host.NONE)
                .client(Host.OPEN_TELEMETRY, "jdbc", "each")
                .ready()) {
            assertCounted(pair, "JdbcStore");
            assertThat(StockAgent.withoutGreeting(pair.end().succeeded()).errBesidesContract())
                    .isEmpty();
        }
    }

    @EveryJdk
    void countsEachStatementOfTheOldVersionsStoreOnceAndNothingWhereItIsSwitchedOff(Path home) throws Exception {
        String off = "-Dtbot.instrumentation.quickfixj.enabled=false";
        try (FixPair pair = new FixPair(home, OLD, Host.STANDALONE, off)
                .client(Host.STANDALONE, "jdbc", "one")
                .ready()) {
            assertCounted(pair, "JdbcStore");
            assertThat(Scrape.of(pair.venueAddress(), "/metrics").body()).doesNotContain("\ntbot_fix_");
            pair.end().succeeded();
        }
    }

    @EveryJdk
    void countsASessionOfTheNewVersionThatWasThereBeforeTheAgentFromThenOn(Path home) throws Exception {
        assertCountedSinceAttached(home, NEW);
    }

    @LastJdk
    void countsASessionOfTheOldVersionThatWasThereBeforeTheAgentFromThenOn(Path home) throws Exception {
        assertCountedSinceAttached(home, OLD);
    }

    private static void assertCountedSinceAttached(Path home, String library) throws Exception {
        try (FixPair pair =
                new FixPair(home, library, Host.NONE).attachedClient().ready()) {
            assertCounted(pair, "MemoryStore");
            pair.end().succeeded();
        }
    }

    @EveryJdk
    void countsWhatPassesOverTheOldVersionWithAThreadForEachSessionInBothHosts(Path home) throws Exception {
        try (FixPair standalone = new FixPair(home, OLD, Host.NONE);
                FixPair extension = new FixPair(home, OLD, Host.NONE)) {
            standalone.client(Host.STANDALONE, "memory", "each");
            extension.client(Host.OPEN_TELEMETRY, "jdbc", "each");

            assertCounted(standalone.ready(), "MemoryStore");
            assertCounted(extension.ready(), "JdbcStore");
            standalone.end().succeeded();
            assertThat(StockAgent.withoutGreeting(extension.end().succeeded()).errBesidesContract())
                    .isEmpty();
        }
    }

    private static void assertCounted(FixPair pair, String store) throws Exception {
        Map<String, Integer> wire = pair.seenOnWire();
        Map<String, Integer> again = again(wire);
        Scrape scrape = Scrape.until(
                pair.clientAddress(),
                "/metrics",
                s -> counted(s, "tbot_fix_messages_total", "msg_type", "direction")
                        .equals(wire),
                SETTLED);

        assertThat(counted(scrape, "tbot_fix_messages_total", "session", "msg_type", "direction"))
                .isEqualTo(prefixed("FIX.4.4:BOT->VENUE ", wire));
        assertThat(counted(scrape, "tbot_fix_poss_dup_messages_total", "direction"))
                .isEqualTo(again);
        assertSession(scrape, wire, store);
        assertOrders(scrape, pair, wire);
        assertThat(counted(scrape, "tbot_database_query_duration_seconds_count", "operation", "table")
                        .entrySet())
                .filteredOn(entry -> entry.getKey().matches("(select|insert|update|delete) (messages|sessions)"))
                .containsExactlyInAnyOrderElementsOf(
                        pair.clientTruth("statements").entrySet());
        // what left the client arrived: the two programs' own words
        Map<String, Integer> venue = pair.venueTruth("wire");
        again(venue);
        Map<String, Integer> client = pair.clientTruth("wire");
        again(client);
        assertThat(turned(venue)).isEqualTo(client);
    }

    private static void assertSession(Scrape scrape, Map<String, Integer> wire, String store) {
        int in = sum(wire, " in");
        assertThat(counted(scrape, "tbot_fix_session_up")).isEqualTo(Map.of("", 1));
        assertThat(counted(scrape, "tbot_fix_logons_total")).isEqualTo(Map.of("", wire.get("A in")));
        assertThat(counted(scrape, "tbot_fix_disconnects_total", "reason")).isEqualTo(Map.of("connection_closed", 1));
        assertThat(counted(scrape, "tbot_fix_sequence_gaps_total")).isEqualTo(Map.of("", 1));
        assertThat(counted(scrape, "tbot_fix_missed_messages_total")).isEqualTo(Map.of("", 3));
        assertThat(counted(scrape, "tbot_fix_resend_requests_total", "direction"))
                .isEqualTo(Map.of("in", wire.get("2 in"), "out", wire.get("2 out")));
        assertThat(counted(scrape, "tbot_fix_unsent_total", "msg_type")).isEqualTo(Map.of("D", 1));
        assertThat(counted(scrape, "tbot_fix_heartbeat_latency_seconds_count")).isEqualTo(Map.of("", 1));
        assertThat(counted(scrape, "tbot_fix_queue_wait_seconds_count")).isEqualTo(Map.of("", in));
        // all but what the dictionary refused and the one that came twice
        int refused = wire.get("3 out");
        assertThat(counted(scrape, "tbot_fix_application_seconds_count", "msg_type")
                        .get("8"))
                .isEqualTo(wire.get("8 in") - refused - 1);
        assertThat(counted(scrape, "tbot_fix_rejects_total", "msg_type", "reason", "direction"))
                .isEqualTo(Map.of(
                        "8 value_incorrect out",
                        refused,
                        "D unknown_security in",
                        wire.get("j in"),
                        "D value_incorrect in",
                        wire.get("3 in")));
        // two orders went out twice, one sequence reset for each of the gaps took numbers that were there
        assertThat(counted(scrape, "tbot_fix_store_seconds_count", "store"))
                .isEqualTo(Map.of(store, sum(wire, " out") - 2 - wire.get("4 out") + 1));
        assertThat(scrape.sum("tbot_fix_store_seconds_sum"))
                .isPositive()
                .isLessThanOrEqualTo(scrape.sum("tbot_fix_send_seconds_sum"));
    }

    private static void assertOrders(Scrape scrape, FixPair pair, Map<String, Integer> wire) {
        Map<String, Integer> reports = new TreeMap<>();
        String[] words = {"0", "new", "1", "partially_filled", "2", "filled", "4", "cancelled", "8", "rejected"};
        for (int i = 0; i < words.length; i += 2) {
            reports.put(words[i + 1], pair.venueTruth("reports").get(words[i]));
        }
        Map<String, Integer> orders = counted(scrape, "tbot_orders_total", "status", "symbol", "order_type", "side");
        orders.keySet().removeIf(key -> !key.startsWith("new "));
        assertThat(orders).isEqualTo(prefixed("new ", pair.clientTruth("orders")));
        assertThat(counted(scrape, "tbot_order_events_total", "exchange", "status"))
                .isEqualTo(prefixed("venue ", reports));
        assertThat(counted(scrape, "tbot_order_event_repeats_total", "reason")).isEqualTo(Map.of("poss_dup", 1));
        int placed = sum(pair.clientTruth("orders"), "");
        assertThat(counted(scrape, "tbot_order_calls_total", "call", "result"))
                .isEqualTo(Map.of(
                        "place ok",
                        placed - 1,
                        "place failed",
                        1,
                        "cancel ok",
                        wire.get("F out"),
                        "replace ok",
                        wire.get("G out")));
        assertThat(counted(scrape, "tbot_order_rejects_total", "reason"))
                .isEqualTo(Map.of(
                        "order_exceeds_limit", 125,
                        "other", 125,
                        "unknown_order", wire.get("9 in"),
                        "unknown_security", wire.get("j in"),
                        "value_incorrect", wire.get("3 in")));
        assertThat(counted(scrape, "tbot_market_data_ticks_total", "exchange", "symbol"))
                .isEqualTo(Map.of("venue BTC/USD", wire.get("W in"), "venue ETH/USD", wire.get("X in")));
    }

    /** Of a venue's messages none is an order of the bot's. */
    private static void assertAcceptor(FixPair pair) throws Exception {
        Map<String, Integer> wire = pair.venueTruth("wire");
        int resent = again(wire).get("out");
        Scrape scrape = Scrape.of(pair.venueAddress(), "/metrics");

        assertThat(counted(scrape, "tbot_fix_messages_total", "session", "msg_type", "direction"))
                .isEqualTo(prefixed("FIX.4.4:VENUE->BOT ", wire));
        assertThat(counted(scrape, "tbot_fix_store_seconds_count", "store"))
                .isEqualTo(Map.of("FileStore", sum(wire, " out") - resent));
        assertThat(scrape.samples().entrySet())
                .filteredOn(sample -> sample.getValue() != 0)
                .noneMatch(sample -> sample.getKey().matches("tbot_(order|market).*"));
    }

    /** A metric's samples above 0, added up by the values of these labels. */
    private static Map<String, Integer> counted(Scrape scrape, String metric, String... labels) {
        Map<String, Integer> counts = new TreeMap<>();
        scrape.samples().forEach((key, value) -> {
            if (key.startsWith(metric + "{") && value != 0) {
                Map<String, String> values = new LinkedHashMap<>();
                Matcher label = LABEL.matcher(key);
                while (label.find()) {
                    values.put(label.group(1), label.group(2));
                }
                String name = String.join(
                        " ", List.of(labels).stream().map(values::get).toList());
                counts.merge(name, value.intValue(), Integer::sum);
            }
        });
        return counts;
    }

    /** Takes the messages that say they may be duplicates out of a truth. */
    private static Map<String, Integer> again(Map<String, Integer> wire) {
        Map<String, Integer> again = new TreeMap<>();
        for (String direction : List.of("in", "out")) {
            again.put(direction, wire.remove("again " + direction));
        }
        return again;
    }

    private static int sum(Map<String, Integer> counts, String suffix) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(suffix))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static Map<String, Integer> prefixed(String prefix, Map<String, Integer> counts) {
        Map<String, Integer> prefixed = new TreeMap<>();
        counts.forEach((key, value) -> prefixed.put(prefix + key, value));
        return prefixed;
    }

    /** The other side's view. */
    private static Map<String, Integer> turned(Map<String, Integer> wire) {
        Map<String, Integer> turned = new TreeMap<>();
        wire.forEach((key, value) ->
                turned.put(key.endsWith(" in") ? key.replace(" in", " out") : key.replace(" out", " in"), value));
        return turned;
    }
}
