package io.tbot.engine.orders;

import io.tbot.bootstrap.HotPath;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sides and order types of bots under the words that libraries bring: {@code BUY} is {@code buy}, {@code LIMIT} is
 * {@code limit}. A word that is not in the table stays as it is spelled.
 *
 * <p>Threads: any; the tables are built once.
 */
public final class OrderWords {
    private static final Map<String, String> SIDES =
            table(new String[][] {{"buy", "b", "bid", "bot", "bought"}, {"sell", "s", "ask", "sld", "sold"}});

    private static final Map<String, String> TYPES = table(new String[][] {
        {"market", "mkt"},
        {"limit", "lmt"},
        {"stop", "stp", "stop_market", "stop_loss", "stop-market", "stop-loss"},
        {"stop_limit", "stp lmt", "stop_loss_limit", "stop-limit", "stop-loss-limit", "stoplimit"}
    });

    private OrderWords() {}

    private static Map<String, String> table(String[][] words) {
        Map<String, String> known = new HashMap<>();
        for (String[] spellings : words) {
            for (String word : spellings) {
                known.put(word, spellings[0]);
                known.put(word.toUpperCase(Locale.ROOT), spellings[0]);
                known.put(Character.toUpperCase(word.charAt(0)) + word.substring(1), spellings[0]);
            }
        }
        return known;
    }

    /** {@code buy} or {@code sell}, where the word means one of them. */
    @HotPath
    public static @Nullable Object side(@Nullable Object side) {
        return word(SIDES, side);
    }

    /** {@code market}, {@code limit}, {@code stop} or {@code stop_limit}, where the word means one of them. */
    @HotPath
    public static @Nullable Object type(@Nullable Object type) {
        return word(TYPES, type);
    }

    @HotPath
    private static @Nullable Object word(Map<String, String> known, @Nullable Object spelled) {
        String word =
                spelled instanceof String text ? text : spelled instanceof Enum<?> constant ? constant.name() : null;
        String meant = word == null ? null : known.get(word);
        return meant == null ? spelled : meant;
    }
}
