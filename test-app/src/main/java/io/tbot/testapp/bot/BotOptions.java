package io.tbot.testapp.bot;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param venueRest host and port of orders
 * @param venueWs host and port of both streams
 * @param venueFix host and port of orders over FIX; empty where none go that way
 * @param ways that orders go, one of them drawn for each order
 * @param fixStore where a FIX session keeps its messages
 * @param orders to place before it ends, 0 for no such end
 * @param seconds to run at most, 0 for no such end
 * @param seed of everything it decides
 * @param database where the books are kept
 * @param jdbcUrl its address, or null for the product's usual one
 * @param truth file for the bot's own measurements, or null
 * @param journal file for orders and fills, or null
 * @param waitStdin whether to wait for the end of stdin before exiting
 * @param lively whether it also replaces orders and asks for them
 * @param answerMillis how long to wait for the venue's answer
 */
record BotOptions(
        String venueRest,
        String venueWs,
        String venueFix,
        List<Way> ways,
        FixStore fixStore,
        long orders,
        long seconds,
        long seed,
        Database database,
        @Nullable String jdbcUrl,
        @Nullable Path truth,
        @Nullable Path journal,
        boolean waitStdin,
        boolean lively,
        int answerMillis) {
    static final String USAGE = "usage: bot --venue-rest HOST:PORT --venue-ws HOST:PORT [--venue-fix HOST:PORT]"
            + " [--way rest|fix|xchange|both] [--fix-store memory|file|jdbc] [--orders N] [--seconds N] [--seed S]"
            + " [--database h2|postgres] [--jdbc-url URL] [--truth FILE] [--journal FILE] [--lively]"
            + " [--answer-millis N] [--wait-stdin]";

    private static final String WAIT_STDIN = "--wait-stdin";
    private static final String LIVELY = "--lively";
    private static final List<String> KEYS = List.of(
            "--venue-rest",
            "--venue-ws",
            "--venue-fix",
            "--way",
            "--fix-store",
            "--orders",
            "--seconds",
            "--seed",
            "--database",
            "--jdbc-url",
            "--truth",
            "--journal",
            "--answer-millis");

    /** Reads it, or throws with a message that names the mistake. */
    static BotOptions parse(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String key = arguments[i];
            if (key.equals(WAIT_STDIN) || key.equals(LIVELY)) {
                given.put(key, "");
            } else if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("unknown option '" + key + "'");
            } else if (++i == arguments.length) {
                throw new IllegalArgumentException("option '" + key + "' has no value");
            } else {
                given.put(key, arguments[i]);
            }
        }
        return of(given);
    }

    private static BotOptions of(Map<String, String> given) {
        List<Way> ways = ways(given.getOrDefault("--way", "rest"));
        return new BotOptions(
                required(given, "--venue-rest"),
                required(given, "--venue-ws"),
                ways.contains(Way.FIX) ? required(given, "--venue-fix") : "",
                ways,
                fixStore(given.getOrDefault("--fix-store", "memory")),
                number(given, "--orders", 0),
                number(given, "--seconds", 0),
                number(given, "--seed", 1),
                database(given.getOrDefault("--database", "h2")),
                given.get("--jdbc-url"),
                path(given.get("--truth")),
                path(given.get("--journal")),
                given.containsKey(WAIT_STDIN),
                given.containsKey(LIVELY),
                (int) number(given, "--answer-millis", 10_000));
    }

    private static String required(Map<String, String> given, String key) {
        String value = given.get(key);
        if (value == null) {
            throw new IllegalArgumentException("option '" + key + "' is missing");
        }
        return value;
    }

    private static long number(Map<String, String> given, String key, long otherwise) {
        String value = given.get(key);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("option '" + key + "': '" + value + "' is no number in 0..999999999");
        }
        return Long.parseLong(value);
    }

    private static Database database(String name) {
        Database database = Database.named(name);
        if (database == null) {
            throw new IllegalArgumentException("option '--database': '" + name + "' is neither h2 nor postgres");
        }
        return database;
    }

    private static List<Way> ways(String label) {
        List<Way> ways = Way.labelled(label);
        if (ways.isEmpty()) {
            throw new IllegalArgumentException("option '--way': '" + label + "' is not one of " + Way.LABELS);
        }
        return ways;
    }

    private static FixStore fixStore(String name) {
        FixStore store = FixStore.named(name);
        if (store == null) {
            throw new IllegalArgumentException("option '--fix-store': '" + name + "' is not one of memory, file, jdbc");
        }
        return store;
    }

    private static @Nullable Path path(@Nullable String value) {
        return value == null ? null : Path.of(value);
    }
}
