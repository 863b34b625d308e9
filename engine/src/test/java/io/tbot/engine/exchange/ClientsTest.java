package io.tbot.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.config.ExchangeRule;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientsTest {
    private final Clients clients = new Clients(new Venues(List.of(new ExchangeRule("*.acme.io", "acme"))));

    @ParameterizedTest
    @CsvSource({
        "Kraken, https://api.kraken.com, kraken",
        "Gateio, https://api.gateio.ws, gate",
        "Coinbase Pro, https://api.coinbase.com, coinbase",
        "Binance US, http://127.0.0.1:8080, binance_us",
        "Binance US, , binance_us",
        "Mine, wss://rest.acme.io/v1, acme",
        "Gate.io, not a uri, gate_io",
        ", https://api.other.io, other.io",
        "..., https://api.other.io, other.io"
    })
    void namesAVenueAsItsHttpCallsDoElseByTheLibrarysName(@Nullable String name, @Nullable String uri, String venue) {
        Object client = new Object();
        clients.remember(client, name, uri);

        assertThat(clients.venueOf(client)).isEqualTo(venue);
        assertThat(clients.venueOf(client)).as("the second time").isEqualTo(venue);
    }

    @Test
    void followsARuleThatChanges() {
        Object client = new Object();
        clients.remember(client, "Kraken", "https://api.kraken.com");
        String before = clients.venueOf(client);
        clients.rename(new Venues(List.of(new ExchangeRule("api.kraken.com", "kraken-main"))));

        assertThat(before).isEqualTo("kraken");
        assertThat(clients.venueOf(client)).isEqualTo("kraken-main");
    }

    @Test
    void guessesByTheClassOfAClientThatNobodyTold() {
        assertThat(clients.venueOf(new KrakenTradeService())).isNull();
        assertThat(clients.guess(new KrakenTradeService())).isEqualTo("kraken");
        assertThat(clients.guess(new KrakenStreamingTradeService())).isEqualTo("kraken");
        assertThat(clients.guess(new KrakenTradeService$$Proxy())).isEqualTo("kraken");
        assertThat(clients.guess(new Object() {})).isEqualTo("unknown");
        assertThat(clients.guess(null)).isNull();
    }

    private static class KrakenTradeService {}

    private static final class KrakenStreamingTradeService {}

    @SuppressWarnings("checkstyle:TypeName") // as CGLIB names its classes
    private static final class KrakenTradeService$$Proxy extends KrakenTradeService {}
}
