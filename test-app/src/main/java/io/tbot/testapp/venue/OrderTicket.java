package io.tbot.testapp.venue;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * What a client asked for: the checked fields of a new order.
 *
 * @param tickNanos when the tick behind it reached the client, by {@link System#nanoTime}; 0 where it does not say
 */
public record OrderTicket(
        String symbol,
        String side,
        String type,
        BigDecimal quantity,
        BigDecimal price,
        String clientOrderId,
        long tickNanos) {
    private static final int MAX_CLIENT_ID_CHARS = 64;

    /** @throws Refusal naming the first parameter that is missing or wrong */
    static OrderTicket from(Map<String, String> form, Set<String> symbols) throws Refusal {
        String symbol = symbol(form, symbols);
        String side = oneOf(form, "side", Set.of("BUY", "SELL"));
        String type = oneOf(form, "type", Set.of("LIMIT", "MARKET"));
        BigDecimal quantity = positive(form, "quantity");
        BigDecimal price =
                type.equals("LIMIT") ? positive(form, "price") : SeededWalk.startPrice(symbol); // filled at the list
        String clientOrderId = text(form, "newClientOrderId");
        if (clientOrderId.length() > MAX_CLIENT_ID_CHARS) {
            throw illegal("newClientOrderId", clientOrderId, "longer than " + MAX_CLIENT_ID_CHARS + " characters");
        }
        return new OrderTicket(symbol, side, type, quantity, price, clientOrderId, tickNanos(form));
    }

    static String symbol(Map<String, String> form, Set<String> symbols) throws Refusal {
        String symbol = text(form, "symbol");
        if (!symbols.contains(symbol)) {
            throw new Refusal(Refusal.UNKNOWN_SYMBOL, "symbol '" + symbol + "' is not listed");
        }
        return symbol;
    }

    static String text(Map<String, String> form, String name) throws Refusal {
        String value = form.get(name);
        if (value == null || value.isEmpty()) {
            throw new Refusal(Refusal.ILLEGAL_PARAMETER, "parameter '" + name + "' is missing");
        }
        return value;
    }

    private static String oneOf(Map<String, String> form, String name, Set<String> allowed) throws Refusal {
        String value = text(form, name);
        if (!allowed.contains(value)) {
            throw illegal(name, value, "not one of " + String.join(", ", new java.util.TreeSet<>(allowed)));
        }
        return value;
    }

    private static long tickNanos(Map<String, String> form) throws Refusal {
        String value = form.getOrDefault("tickNanos", "0");
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException notANumber) {
            throw illegal("tickNanos", value, "not a whole number");
        }
    }

    private static BigDecimal positive(Map<String, String> form, String name) throws Refusal {
        String value = text(form, name);
        try {
            BigDecimal number = new BigDecimal(value);
            if (number.signum() > 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw illegal(name, value, "not a decimal number");
        }
        throw illegal(name, value, "not above 0");
    }

    private static Refusal illegal(String name, String value, String why) {
        return new Refusal(Refusal.ILLEGAL_PARAMETER, "parameter '" + name + "': '" + value + "' is " + why);
    }
}
