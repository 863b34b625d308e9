package io.tbot.engine.orders;

import java.util.Locale;
import java.util.Set;

/**
 * What a symbol says of the currency its prices are in. Nothing is converted, and what it does not say is not guessed.
 */
final class Currencies {
    /** The dollar, and the coins that promise one: their amounts count as dollars. */
    private static final Set<String> DOLLARS = Set.of(
            "USD", "ZUSD", "USDT", "USDC", "BUSD", "FDUSD", "TUSD", "USDP", "PYUSD", "DAI", "GUSD", "RLUSD", "USDD");

    /** Ends of symbols that are written without a separator, longer before shorter. */
    private static final String[] ENDS = {
        "FDUSD", "PYUSD", "RLUSD", "USDT", "USDC", "BUSD", "TUSD", "USDP", "ZUSD", "ZEUR", "USD", "EUR", "GBP", "JPY",
        "TRY", "BRL", "AUD", "CHF", "KRW", "DAI", "BTC", "XBT", "ETH", "BNB"
    };

    private static final int MAX_LENGTH = 12;

    private Currencies() {}

    /** Of {@code BTC/USD}, {@code BTC-USD}, {@code BTC_USD}, {@code BTCUSDT}; empty where it is none of these. */
    static String quoteOf(String symbol) {
        String text = symbol.toUpperCase(Locale.ROOT);
        int separators = 0;
        int last = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/' || c == '-' || c == '_') {
                separators++;
                last = i;
            }
        }
        if (separators == 1) {
            String quote = text.substring(last + 1);
            return isName(quote) ? quote : "";
        }
        if (separators > 1) {
            // a future or an option: only the second part can be the currency
            String[] parts = text.split("[/_-]", -1);
            return isName(parts[1]) && isKnown(parts[1]) ? parts[1] : "";
        }
        for (String end : ENDS) {
            if (text.length() > end.length() + 1 && text.endsWith(end)) {
                return end;
            }
        }
        return "";
    }

    /** Whether amounts in it are shown as dollars. */
    static boolean isDollar(String currency) {
        return DOLLARS.contains(currency);
    }

    private static boolean isKnown(String text) {
        for (String end : ENDS) {
            if (text.equals(end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isName(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9')) {
                return false;
            }
        }
        return !Character.isDigit(text.charAt(0));
    }
}
