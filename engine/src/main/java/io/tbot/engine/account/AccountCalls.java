package io.tbot.engine.account;

import io.tbot.bootstrap.AccountSink;
import io.tbot.bootstrap.HotPath;
import io.tbot.engine.exchange.ClientCall;
import io.tbot.engine.exchange.ClientCalls;
import io.tbot.engine.exchange.Clients;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Source;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The account calls of trading libraries (balances, withdrawals, fees …), each counted once, by its outermost method.
 *
 * <p>Threads: any of the bot's; nobody waits. Errors: nothing is thrown. Not: balances and addresses, which are never
 * read.
 */
public final class AccountCalls extends AccountSink {
    private final Measure measure;
    private final Clients clients;

    @SuppressWarnings("ThreadLocalUsage") // lives as long as the engine, of which there is one
    private final ThreadLocal<ClientCall> calls = new ClientCalls();

    private final int site;

    public AccountCalls(Measure measure, Families families, Clients clients) {
        this.measure = measure;
        this.clients = clients;
        site = measure.site(point(measure, families), "account call of a library", new String[2], true, 0);
    }

    private static Point point(Measure measure, Families families) {
        Point point = measure.point("account.call", Guard.ACCOUNT, List.of("exchange", "call"));
        String help = "calls about the bot's account, by outcome of the call itself";
        families.counter(
                "tbot_account_calls_total", help, point, Source.SUCCEEDED, Map.of("result", "ok"), "exchange", "call");
        families.counter(
                "tbot_account_calls_total", help, point, Source.FAILED, Map.of("result", "failed"), "exchange", "call");
        families.histogram(
                "tbot_account_call_duration_seconds",
                "how long calls about the bot's account took",
                point,
                Map.of(),
                "exchange",
                "call");
        return point;
    }

    @Override
    @HotPath
    public int enter(long startNanos, @Nullable Object exchange, @Nullable String method) {
        ClientCall open = calls.get();
        String venue = clients.venueOf(exchange);
        if (open.takes(venue, null)) {
            return ClientCall.WITHIN;
        }
        int token = measure.enter(site, startNanos, null, null, null, null, null);
        open.open(exchange, venue, null);
        open.type = word(method);
        return token < 0 ? ClientCall.PROBED : token;
    }

    @Override
    @HotPath
    public void exit(int token, long startNanos, @Nullable Throwable thrown) {
        if (token == ClientCall.WITHIN) {
            return;
        }
        ClientCall open = calls.get();
        open.end();
        if (token >= 0 && thrown instanceof UnsupportedOperationException) {
            measure.abandon(token); // the library does not know the call, so it has made none
        } else if (token >= 0) {
            String venue = open.exchange == null ? clients.guess(open.client) : open.exchange;
            measure.exitLabelled(
                    site, token, startNanos, open.endNanos, thrown != null, venue, open.type, null, null, null);
        }
        open.clear();
    }

    /** What the library's method is about. */
    @HotPath
    private static @Nullable String word(@Nullable String method) {
        if (method == null) {
            return null;
        }
        return switch (method) {
            case "getAccountInfo" -> "info";
            case "withdrawFunds" -> "withdraw";
            case "requestDepositAddress", "requestDepositAddressData" -> "deposit_address";
            case "getFundingHistory" -> "funding_history";
            case "getDynamicTradingFeesByInstrument" -> "fees";
            case "setLeverage" -> "leverage";
            case "getOpenPositions" -> "positions";
            default -> method;
        };
    }
}
