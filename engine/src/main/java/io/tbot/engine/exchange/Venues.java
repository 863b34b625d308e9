package io.tbot.engine.exchange;

import io.tbot.bootstrap.HotPath;
import io.tbot.engine.config.ExchangeRule;
import java.net.URI;
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

    /**
     * The venue that a library calls {@code name} and reaches at {@code uri}: what the host is called where a rule or
     * the list knows it, so that HTTP calls have the same label; else the library's name.
     */
    String ofClient(@Nullable String name, @Nullable String uri) {
        String host = hostOf(uri);
        String known = host == null ? null : known(host);
        if (known != null) {
            return known;
        }
        String plain = name == null ? "" : plain(name);
        return plain.isEmpty() ? of(host) : plain;
    }

    private static @Nullable String hostOf(@Nullable String uri) {
        try {
            String host = uri == null ? null : URI.create(uri).getHost();
            return host == null ? null : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAnUri) {
            return null;
        }
    }

    /** A venue's name as a label: {@code Binance US} is {@code binance_us}. */
    static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < name.length() && plain.length() < MAX_LENGTH; i++) {
            char c = Character.toLowerCase(name.charAt(i));
            if (Character.isLetterOrDigit(c)) {
                plain.append(c);
            } else if (plain.length() > 0 && plain.charAt(plain.length() - 1) != '_') {
                plain.append('_');
            }
        }
        int length = plain.length();
        return length > 0 && plain.charAt(length - 1) == '_' ? plain.substring(0, length - 1) : plain.toString();
    }

    private String venue(String host) {
        String bare = host.toLowerCase(Locale.ROOT);
        String known = known(bare);
        return known == null ? shortened(bare) : known;
    }

    private @Nullable String known(String bare) {
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
        return null;
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
