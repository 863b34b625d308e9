package io.tbot.engine.orders;

import io.tbot.bootstrap.HotPath;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sides and order types in one spelling, whoever names them: FIX codes, Binance, XChange, IB, the bot itself.
 * {@code BUY} is {@code buy}, {@code LMT} is {@code limit}; a word that is not in the table stays as it is spelled.
 *
 * <p>Threads: any; the tables are built once.
 */
public final class OrderWords {
    private static final Map<String, String> SIDES = table(new String[][] {
        {"buy", "b", "1", "bid", "bot", "bought", "long", "exit_ask", "buy_minus"},
        {"sell", "s", "2", "ask", "sld", "sold", "short", "exit_bid", "sell_short", "sellshort", "5", "6"}
    });

    private static final Map<String, String> TYPES = table(new String[][] {
        {"market", "1", "mkt", "marketorder"},
        {"limit", "2", "lmt", "limitorder"},
        {"stop", "3", "stp", "stop_market", "stop_loss", "stop-market", "stop-loss", "stoploss", "stoporder"},
        {"stop_limit", "4", "stp lmt", "stp_lmt", "stop_loss_limit", "stop-limit", "stop-loss-limit", "stoplimit"}
    });

    private static final int MAX_LENGTH = 128;

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

    /** An id, a name or a word as text; {@code null} where it is none or its class is the bot's own. */
    static @Nullable String text(@Nullable Object word) {
        String text;
        if (word instanceof String whole) {
            text = whole;
        } else if (word instanceof Enum<?> constant) {
            text = constant.name();
        } else if (word instanceof Character || word instanceof Boolean) {
            text = word.toString();
        } else if (word instanceof Number && word.getClass().getName().startsWith("java.")) {
            text = word.toString();
        } else {
            return null;
        }
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }
}
