package io.tbot.testapp.venue.fix;

import io.tbot.testapp.fix.Messages;
import io.tbot.testapp.fix.Tags;
import java.util.HashMap;
import java.util.Map;
import quickfix.Message;

/**
 * What a client's message asks for, in the words that orders by HTTP use, so that both are checked by the same rules.
 *
 * <p>Errors: what the message does not say is left out; what the venue does not know stays as it is. Either is refused
 * by name later.
 */
final class FixForm {
    private FixForm() {}

    static Map<String, String> of(Message message) {
        Map<String, String> form = new HashMap<>();
        put(form, "symbol", Messages.text(message, Tags.SYMBOL));
        put(form, "side", side(Messages.text(message, Tags.SIDE)));
        put(form, "type", type(Messages.text(message, Tags.ORD_TYPE)));
        put(form, "quantity", Messages.text(message, Tags.ORDER_QTY));
        put(form, "price", Messages.text(message, Tags.PRICE));
        put(form, "newClientOrderId", Messages.text(message, Tags.CL_ORD_ID));
        put(form, "origClientOrderId", Messages.text(message, Tags.ORIG_CL_ORD_ID));
        put(form, "tickNanos", Messages.text(message, Tags.TICK_NANOS));
        return form;
    }

    private static String side(String code) {
        return switch (code) {
            case "1" -> "BUY";
            case "2" -> "SELL";
            default -> code;
        };
    }

    private static String type(String code) {
        return switch (code) {
            case "1" -> "MARKET";
            case "2" -> "LIMIT";
            default -> code;
        };
    }

    private static void put(Map<String, String> form, String name, String value) {
        if (!value.isEmpty()) {
            form.put(name, value);
        }
    }
}
