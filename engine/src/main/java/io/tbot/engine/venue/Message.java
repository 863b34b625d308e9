package io.tbot.engine.venue;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.Orders;
import io.tbot.engine.config.FieldSource;
import io.tbot.engine.config.ProfileRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One kind of message of a venue: how it is recognised, and where its facts stand. Immutable. */
final class Message implements Values {
    static final int REPORT = 0;
    static final int FILL = 1;
    static final int REPLY = 2;
    static final int SEND = 3;
    static final int MARKET = 4;

    final int meaning;
    /** Of an order that is sent: {@link Orders#PLACE} to {@link Orders#CANCEL}. */
    final int kind;
    /** Of market data. */
    final String dataType;

    final Fields fields;

    /** Whether what the condition's star stands for is the symbol. */
    final boolean starIsSymbol;

    /** Whether the message must bring a time or a number to count as a tick. */
    final boolean dated;

    /** Whether its elements are allowances. */
    final boolean limits;

    /** Where the field of the condition stands, in {@link Messages}. */
    final int slot;

    private final String[] values;
    private final boolean[] beginnings;
    private final String[] literals = new String[Found.SLOTS];

    Message(ProfileRule.Message rule, String wrap, int slot) {
        this.slot = slot;
        String is = rule.is();
        meaning = switch (is) {
            case "order" -> REPORT;
            case "fill" -> FILL;
            case "reply" -> REPLY;
            case "send_place", "send_replace", "send_cancel" -> SEND;
            default -> MARKET;
        };
        kind = is.equals("send_place") ? Orders.PLACE : is.equals("send_replace") ? Orders.REPLACE : Orders.CANCEL;
        dataType = is;
        values = rule.when().substring(rule.when().indexOf('=') + 1).split("\\|", -1);
        beginnings = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            beginnings[i] = values[i].endsWith("*");
            values[i] = beginnings[i] ? values[i].substring(0, values[i].length() - 1) : values[i];
        }
        Route.Slots wanted = new Route.Slots();
        boolean star = false;
        boolean time = false;
        for (Map.Entry<String, List<String>> fact : rule.facts().entrySet()) {
            int place = Fact.slot(fact.getKey());
            time |= place >= Fact.TIME && place <= Fact.PREVIOUS_SEQUENCE;
            for (String source : fact.getValue()) {
                if (FieldSource.isLiteral(source)) {
                    literals[place] = source.substring(1, source.length() - 1);
                } else if (source.equals("*")) {
                    star |= place == Fact.SYMBOL;
                } else {
                    wanted.add(wrap + source, place);
                }
            }
        }
        starIsSymbol = star;
        limits = rule.facts().containsKey("limit");
        dated = time;
        fields = wanted.fields();
    }

    /** The field of a condition. */
    static String field(ProfileRule.Message rule) {
        return rule.when().substring(0, rule.when().indexOf('='));
    }

    /** What the profile says of a fact whatever the message; {@code null} where it does not. */
    @Override
    public @Nullable String text(int slot) {
        return literals[slot];
    }

    /** How many characters of the condition's field are no star; -1 where the message is another. */
    @HotPath
    int matches(Found found) {
        for (int i = 0; i < values.length; i++) {
            String value = values[i];
            if (beginnings[i] ? found.startsWith(slot, value) : found.is(slot, value)) {
                return value.length();
            }
        }
        return -1;
    }
}
