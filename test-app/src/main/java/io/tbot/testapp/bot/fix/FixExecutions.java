package io.tbot.testapp.bot.fix;

import io.tbot.testapp.bot.Execution;
import io.tbot.testapp.fix.Messages;
import io.tbot.testapp.fix.Tags;
import java.math.BigDecimal;
import quickfix.Message;

/** Execution reports as the bot's books want them. */
final class FixExecutions {
    static final String REJECTED = "8";

    private FixExecutions() {}

    /** A confirmed cancel is a report on the order, not on the request to cancel it. */
    static Execution of(Message report) {
        String original = Messages.text(report, Tags.ORIG_CL_ORD_ID);
        return new Execution(
                original.isEmpty() ? Messages.text(report, Tags.CL_ORD_ID) : original,
                number(Messages.text(report, Tags.ORDER_ID)),
                Messages.text(report, Tags.SYMBOL),
                status(Messages.text(report, Tags.ORD_STATUS)),
                decimal(report, Tags.LAST_QTY),
                decimal(report, Tags.LAST_PX),
                decimal(report, Tags.CUM_QTY),
                number(Messages.text(report, Tags.EXEC_ID)));
    }

    private static String status(String code) {
        return switch (code) {
            case "0" -> "NEW";
            case "1" -> "PARTIALLY_FILLED";
            case "2" -> "FILLED";
            case "4" -> "CANCELED";
            case REJECTED -> "REJECTED";
            case "C" -> "EXPIRED";
            default -> "PENDING";
        };
    }

    private static BigDecimal decimal(Message report, int tag) {
        String text = Messages.text(report, tag);
        return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    }

    /** A refused order has the venue's id NONE. */
    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
}
