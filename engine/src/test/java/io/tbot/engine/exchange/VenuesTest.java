package io.tbot.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.config.ExchangeRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VenuesTest {
    private final Venues venues = new Venues(List.of(
            new ExchangeRule("*.alpaca.markets", "alp"),
            new ExchangeRule("127.0.0.1", "sim"),
            new ExchangeRule("*.alpaca.markets", "never")));

    @ParameterizedTest
    @CsvSource({
        "paper-api.alpaca.markets, alp",
        "127.0.0.1, sim",
        "api.binance.com, binance",
        "fapi.binance.com, binance",
        "FAPI.Binance.COM, binance",
        "testnet.binance.vision, binance",
        "notbinance.com, notbinance.com",
        "ws.kraken.com, kraken",
        "api.acme-broker.io, acme-broker.io",
        "www.acme.io, acme.io",
        "acme.io, acme.io",
        "api.io, api.io",
        "localhost, localhost",
        "10.1.2.3, 10.1.2.3",
        "[::1], ::1"
    })
    void namesTheVenueOfAHost(String host, String venue) {
        assertThat(venues.of(host)).isEqualTo(venue);
        assertThat(venues.of(host)).as("the second time").isEqualTo(venue);
    }

    @Test
    void namesHostsBeyondItsTableAsWell() {
        for (int i = 0; i < 2000; i++) {
            assertThat(venues.of("api.h" + i + ".io")).isEqualTo("h" + i + ".io");
        }
    }

    @Test
    void callsAMissingHostUnknown() {
        assertThat(venues.of(null)).isEqualTo("unknown");
    }
}
