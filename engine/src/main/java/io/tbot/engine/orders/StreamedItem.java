package io.tbot.engine.orders;

import io.tbot.bootstrap.ItemPath;
import io.tbot.bootstrap.OrderFacts;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * Reads an item of XChange's order and trade streams, whose classes only the bot's loader knows.
 *
 * <p>Threads: the stream's; some ten getters by reflection an item, which is as rare as executions are.
 */
@SuppressWarnings("JavaUtilDate") // XChange's own
final class StreamedItem {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private StreamedItem() {}

    /** Sets what the item says. */
    static void read(Object item, boolean trade, OrderFacts facts) throws ReflectiveOperationException {
        Object instrument = ItemPath.at(item, "instrument");
        facts.symbol = instrument == null ? null : instrument.toString();
        Object way = ItemPath.at(item, "type");
        facts.side = way == null ? null : buys(way.toString()) ? "buy" : "sell";
        facts.venueEpochNanos =
                ItemPath.at(item, "timestamp") instanceof Date time ? time.getTime() * NANOS_PER_MILLI : 0;
        if (trade) {
            trade(item, facts);
        } else {
            order(item, facts);
        }
    }

    private static void trade(Object item, OrderFacts facts) throws ReflectiveOperationException {
        facts.step = OrderFacts.TRADE;
        facts.venueId = ItemPath.read(item, "orderId");
        facts.clientId = reference(ItemPath.read(item, "orderUserReference"));
        facts.execId = ItemPath.read(item, "id");
        facts.lastPx = ItemPath.read(item, "price");
        facts.lastQty = ItemPath.read(item, "originalAmount");
        facts.fee = ItemPath.read(item, "feeAmount");
        Object currency = ItemPath.at(item, "feeCurrency");
        facts.feeCurrency = currency == null ? null : ItemPath.read(currency, "currencyCode");
    }

    private static void order(Object item, OrderFacts facts) throws ReflectiveOperationException {
        facts.step = OrderFacts.REPORT;
        facts.venueId = ItemPath.read(item, "id");
        facts.clientId = reference(ItemPath.read(item, "userReference"));
        Object status = ItemPath.at(item, "status");
        facts.status = status == null ? null : status.toString();
        facts.qty = ItemPath.read(item, "originalAmount");
        facts.cumQty = ItemPath.read(item, "cumulativeAmount");
        facts.avgPx = ItemPath.read(item, "averagePrice");
        if (is(item, "LimitOrder")) {
            facts.type = "limit";
            facts.price = ItemPath.read(item, "limitPrice");
        } else if (is(item, "StopOrder")) {
            facts.type = "stop";
            facts.price = ItemPath.read(item, "stopPrice");
        }
    }

    private static boolean buys(String way) {
        return way.equals("BID") || way.equals("EXIT_ASK");
    }

    /** Where the venue tells none, XChange makes up nine digits anew for every order object. */
    private static @Nullable Object reference(@Nullable Object said) {
        return said instanceof String text && text.length() == 9 && text.charAt(0) == '1' ? null : said;
    }

    private static boolean is(Object item, String simpleName) {
        for (Class<?> type = item.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getSimpleName().equals(simpleName)) {
                return true;
            }
        }
        return false;
    }
}
