package io.tbot.engine.orders;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sides and order types in one spelling, whoever names them: FIX codes, Binance, XChange, the bot itself.
 *
 * <p>Threads: whoever holds the blotter's lock. Shape: at most {@value #MAX_KNOWN} spellings are remembered.
 */
final class OrderWords {
    private static final String[][] SIDES = {
        {"buy", "b", "1", "bid", "long", "exit_ask", "buy_minus"},
        {"sell", "s", "2", "ask", "short", "exit_bid", "sell_short", "sellshort", "5", "6"}
    };
    private static final String[][] TYPES = {
        {"market", "1", "mkt", "marketorder"},
        {"limit", "2", "lmt", "limitorder"},
        {"stop", "3", "stp", "stop_loss", "stoploss", "stop_market", "stoporder"},
        {"stop_limit", "4", "stp_lmt", "stop_loss_limit", "stoplimit"}
    };
    private static final int MAX_KNOWN = 1024;
    private static final int MAX_LENGTH = 128;

    private final Map<String, String> sides = known(SIDES);
    private final Map<String, String> types = known(TYPES);

    private static Map<String, String> known(String[][] words) {
        Map<String, String> known = new HashMap<>();
        for (String[] spellings : words) {
            for (String word : spellings) {
                known.put(word, spellings[0]);
            }
        }
        return known;
    }

    /** {@code buy} or {@code sell}; any other word in lower case; empty for none. */
    String side(@Nullable Object side) {
        return word(sides, side);
    }

    /**
     * {@code limit}, {@code market}, {@code stop}, {@code stop_limit}; any other word in lower case; empty for none.
     */
    String type(@Nullable Object type) {
        return word(types, type);
    }

    private static String word(Map<String, String> known, @Nullable Object word) {
        if (word == null) {
            return "";
        }
        String text = text(word);
        if (text == null) {
            return "";
        }
        String spelt = known.get(text);
        if (spelt != null) {
            return spelt;
        }
        String lower = text.trim().toLowerCase(Locale.ROOT);
        spelt = known.getOrDefault(lower, lower);
        if (known.size() < MAX_KNOWN) {
            known.put(text, spelt);
        }
        return spelt;
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
