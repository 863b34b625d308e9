package io.tbot.extension.own;

import io.tbot.bootstrap.OrderFacts;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;

/** What facts hold, as text. */
final class Told {
    private Told() {}

    /** Every field that differs from cleared facts, by name. */
    static String text(OrderFacts facts) {
        OrderFacts nothing = new OrderFacts();
        Map<String, Object> told = new TreeMap<>();
        try {
            for (Field field : OrderFacts.class.getFields()) {
                Object value = field.get(facts);
                if (value != null && !value.equals(field.get(nothing))) {
                    told.put(field.getName(), value);
                }
            }
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
        return " " + told;
    }
}
