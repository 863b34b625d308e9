package io.tbot.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.config.ExchangeRule;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.service.BaseExchangeService;

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

    @Test
    void asksAServiceFromBeforeTheAgentOnceAndTakesItsRules() {
        ExchangeSpecification kraken = new ExchangeSpecification("Kraken", null);
        ExchangeSpecification acme = new ExchangeSpecification("Mine", "https://rest.acme.io/v1");
        Object plain = new Renamed(() -> kraken);
        AtomicInteger asked = new AtomicInteger();
        Object ruled = new Renamed(() -> {
            asked.incrementAndGet();
            return acme;
        });

        assertThat(clients.venueOf(plain)).isEqualTo("kraken");
        assertThat(clients.venueOf(ruled)).isEqualTo("acme");
        clients.rename(new Venues(List.of()));
        assertThat(clients.venueOf(ruled)).isEqualTo("mine");
        assertThat(asked).hasValue(1);
    }

    @Test
    void asksAServiceNoMoreThatCannotSayOrThrows() {
        AtomicInteger asked = new AtomicInteger();
        Object broken = new Renamed(() -> {
            asked.incrementAndGet();
            throw new IllegalStateException("not yet");
        });
        Object empty = new Renamed(null);
        Object untold = new Renamed(() -> null);

        for (int i = 0; i < 3; i++) {
            assertThat(clients.venueOf(broken)).isNull();
            assertThat(clients.venueOf(empty)).isNull();
            assertThat(clients.venueOf(untold)).isNull();
        }
        assertThat(asked).hasValue(1);
        assertThat(clients.guess(broken)).isEqualTo("renamed");
    }

    @Test
    void asksABinanceClientFromBeforeTheAgentForItsAddress() {
        assertThat(clients.venueOf(new com.binance.connector.client.impl.spot.Trade("https://api.binance.us")))
                .isEqualTo("binance_us");
        assertThat(clients.venueOf(new com.binance.connector.client.impl.spot.Trade("http://127.0.0.1:8080")))
                .isEqualTo("binance");
    }

    /** Called after nothing that it talks to. */
    private static final class Renamed extends BaseExchangeService<Exchange> {
        Renamed(@Nullable Exchange exchange) {
            super(exchange);
        }
    }

    private static class KrakenTradeService {}

    private static final class KrakenStreamingTradeService {}

    @SuppressWarnings("checkstyle:TypeName") // as CGLIB names its classes
    private static final class KrakenTradeService$$Proxy extends KrakenTradeService {}
}
