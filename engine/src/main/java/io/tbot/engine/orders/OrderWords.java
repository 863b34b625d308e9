package io.tbot.engine.orders;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.Labels;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sides or order types of bots, venues and FIX under the words that libraries bring: {@code BUY} is {@code buy},
 * {@code LIMIT} is {@code limit}; any other word in lower case.
 *
 * <p>Threads: any; none waits. A spelling met for the first time is added to a copy of the table; two threads that do
 * so at once may lose one of them, which comes again. Shape: {@value #MAX_KNOWN} spellings; one beyond stays as it is.
 */
public final class OrderWords {
    private static final String[][] SIDE_WORDS = {
        {"buy", "b", "1", "bid", "long", "exit_ask", "buy_minus", "bot", "bought"},
        {"sell", "s", "2", "ask", "short", "exit_bid", "sell_short", "sellshort", "5", "6", "sld", "sold"}
    };
    private static final String[][] TYPE_WORDS = {
        {"market", "1", "mkt", "marketorder"},
        {"limit", "2", "lmt", "limitorder"},
        {"stop", "3", "stp", "stop_loss", "stoploss", "stop_market", "stoporder"},
        {"stop_limit", "4", "stp_lmt", "stop_loss_limit", "stoplimit"}
    };

    /** Every spelling of a bot many times over; an id that stands where a side should finds an end here. */
    private static final int MAX_KNOWN = 256;

    private static final int MAX_LENGTH = 128;

    /** {@code buy} and {@code sell}. */
    public static final OrderWords SIDES = new OrderWords(SIDE_WORDS);

    /** {@code market}, {@code limit}, {@code stop} and {@code stop_limit}. */
    public static final OrderWords TYPES = new OrderWords(TYPE_WORDS);

    private volatile Map<String, String> known;

    OrderWords(String[][] words) {
        Map<String, String> table = new HashMap<>();
        for (String[] spellings : words) {
            for (String word : spellings) {
                table.put(word, spellings[0]);
                table.put(word.toUpperCase(Locale.ROOT), spellings[0]);
            }
        }
        known = table;
    }

    /** What libraries call it; what is no word stays what it is. */
    @HotPath
    public @Nullable Object of(@Nullable Object spelled) {
        String word = spelled instanceof String text
                ? text
                : spelled instanceof Enum<?> constant
                        ? constant.name()
                        : spelled instanceof Character single ? Labels.of(single) : null;
        String meant = word == null ? null : known.get(word);
        return word == null || meant != null ? (word == null ? spelled : meant) : learn(word);
    }

    private String learn(String word) {
        if (known.size() >= MAX_KNOWN) {
            return word;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        Map<String, String> more = new HashMap<>(known);
        String meant = more.getOrDefault(lower, lower);
        more.put(word, meant);
        known = more;
        return meant;
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
