package io.tbot.engine.exchange;

import io.tbot.bootstrap.HotPath;
import io.tbot.engine.config.ExchangeRule;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The venue's name for a host: by the first of the bot's own rules that matches, else by the list of well-known venues,
 * else the host itself without a leading {@code api.}, {@code www.} and their like. The port is no part of it, so that
 * a venue on loopback is {@code 127.0.0.1} until a rule names it.
 *
 * <p>Threads: any; a known host costs one look-up and no allocation. Shape: remembers {@value #SLOTS} hosts; one beyond
 * is worked out each time.
 */
public final class Venues {
    private static final int SLOTS = 512;
    private static final int MAX_PROBES = 8;
    private static final int MAX_LENGTH = 128;
    private static final String UNKNOWN = "unknown";

    /** Domain, then the venue's usual name. */
    private static final String[] KNOWN = {
        "binance.com", "binance",
        "binance.us", "binance_us",
        "binance.vision", "binance",
        "binancefuture.com", "binance",
        "kraken.com", "kraken",
        "coinbase.com", "coinbase",
        "bitstamp.net", "bitstamp",
        "bybit.com", "bybit",
        "bytick.com", "bybit",
        "okx.com", "okx",
        "kucoin.com", "kucoin",
        "gate.io", "gate",
        "gateio.ws", "gate",
        "htx.com", "htx",
        "huobi.pro", "htx",
        "bitfinex.com", "bitfinex",
        "gemini.com", "gemini",
        "bitmex.com", "bitmex",
        "deribit.com", "deribit",
        "mexc.com", "mexc",
        "bitget.com", "bitget",
        "crypto.com", "crypto_com",
        "upbit.com", "upbit",
        "bithumb.com", "bithumb",
        "hyperliquid.xyz", "hyperliquid",
        "dydx.exchange", "dydx",
        "alpaca.markets", "alpaca",
        "oanda.com", "oanda",
        "tradier.com", "tradier",
        "polygon.io", "polygon",
    };

    /** First labels of a host that say nothing about whose it is. */
    private static final List<String> SERVICES =
            List.of("api", "www", "stream", "ws", "wss", "rest", "data", "ws-api", "websocket");

    private final List<ExchangeRule> rules;
    private final AtomicReferenceArray<@Nullable Named> named = new AtomicReferenceArray<>(SLOTS);

    public Venues(List<ExchangeRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The venue of {@code host}. */
    @HotPath
    public String of(@Nullable String host) {
        if (host == null) {
            return UNKNOWN;
        }
        int hash = host.hashCode();
        int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
        for (int probe = 0; probe < MAX_PROBES; probe++) {
            Named known = named.getPlain(slot);
            if (known == null) {
                return name(host, slot);
            }
            if (known.host().equals(host)) {
                return known.venue();
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return venue(host);
    }

    private String name(String host, int slot) {
        String venue = venue(host);
        named.compareAndSet(slot, null, new Named(host, venue));
        return venue;
    }

    private String venue(String host) {
        String bare = host.toLowerCase(Locale.ROOT);
        for (ExchangeRule rule : rules) {
            if (rule.matches(bare)) {
                return rule.name();
            }
        }
        for (int i = 0; i < KNOWN.length; i += 2) {
            String domain = KNOWN[i];
            if (bare.endsWith(domain)
                    && (bare.length() == domain.length() || bare.charAt(bare.length() - domain.length() - 1) == '.')) {
                return KNOWN[i + 1];
            }
        }
        return shortened(bare);
    }

    private static String shortened(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        int dot = bare.indexOf('.');
        if (dot > 0 && bare.indexOf('.', dot + 1) > 0 && SERVICES.contains(bare.substring(0, dot))) {
            bare = bare.substring(dot + 1);
        }
        return bare.isEmpty() ? UNKNOWN : bare.substring(0, Math.min(bare.length(), MAX_LENGTH));
    }

    private record Named(String host, String venue) {}
}
