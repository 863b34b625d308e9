package io.tbot.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.lookup.NameTable;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointsTest {
    private final Endpoints endpoints = new Endpoints(new NameTable(256));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /api/v3/order                                             | GET /api/v3/order
                    /api/v3/order?symbol=BTCUSDT&signature=abcdef             | GET /api/v3/order
                    /v2/orders/17                                             | GET /v2/orders/{id}
                    /v2/orders/61e69015-8549-4bfd-b9c3-01e75843f47d           | GET /v2/orders/{id}
                    /v2/orders/61e6901585494bfdb9c301e75843f47d/fills         | GET /v2/orders/{id}/fills
                    /orders/OQCLML-BW3P3-BUCMWZ                               | GET /orders/{id}
                    /orders/x-A6SIDXVS1691234                                 | GET /orders/{id}
                    /orders/ord-1234                                          | GET /orders/{id}
                    /orders/0xDEADBEEF                                        | GET /orders/{id}
                    /orders/deadbeef1                                         | GET /orders/{id}
                    /0/private/AddOrder                                       | GET /0/private/AddOrder
                    /0/public/Ticker                                          | GET /0/public/Ticker
                    /products/BTC-USD/ticker                                  | GET /products/BTC-USD/ticker
                    /markets/1000PEPEUSDT                                     | GET /markets/1000PEPEUSDT
                    /v1beta3/crypto/us/bars                                   | GET /v1beta3/crypto/us/bars
                    /bars/20240601                                            | GET /bars/{id}
                    /price/123.45                                             | GET /price/{id}
                    /userDataStream/pqia91ma19a5s61cv6a81va65sdf19v8a65a1a5s61cv6a81va65sdf19v8a65a1 | GET /userDataStream/{id}
                    /bot123456:ABCdefGhIJKlmNoPQRsTUVwxyZ/sendMessage         | GET /{id}/sendMessage
                    /orders;jsessionid=8374652837/all                         | GET /orders/all
                    /getAccountTradeHistoryList                               | GET /getAccountTradeHistoryList
                    /                                                         | GET /
                    //a///b                                                   | GET //a///b
                    """)
    void keepsTheRouteAndMasksWhatTellsCallsApart(String path, String endpoint) {
        assertThat(endpoints.of("GET", path)).isEqualTo(endpoint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    https://api.kraken.com     | 0   | private/{method}   | POST /0/private/{method}
                    https://api.kraken.com/    | /0/ | /private/AddOrder/ | POST /0/private/AddOrder
                    https://x.io/v2            | ''  | orders/{id: \\\\d+} | POST /v2/orders/{id}
                    https://x.io/v2            | -   | o/{a:[0-9]{3}}/b   | POST /v2/o/{a}/b
                    https://x.io/v2?key=secret | -   | -                  | POST /v2
                    https://x.io               | ''  | ''                 | POST /
                    -                          | -   | -                  | POST /
                    x.io/base                  | -   | a                  | POST /base/a
                    """)
    void keepsTheVariablesOfARoute(String baseUrl, String path, String template, String endpoint) {
        assertThat(endpoints.ofRoute("POST", baseUrl, path, template)).isEqualTo(endpoint);
        assertThat(endpoints.ofRoute("POST", baseUrl, path, template)).isEqualTo(endpoint);
    }

    @Test
    void cutsALongRouteAndSaysSo() {
        String endpoint = endpoints.ofRoute("GET", null, "/segment".repeat(40), null);

        assertThat(endpoint).hasSize(Endpoints.MAX_LENGTH).endsWith("…");
    }

    @Test
    void takesAMissingPathForTheRoot() {
        assertThat(endpoints.of("POST", null)).isEqualTo("POST /");
        assertThat(endpoints.of("POST", "")).isEqualTo("POST /");
        assertThat(endpoints.of(null, "/x")).isEqualTo("GET /x");
    }

    @Test
    void cutsALongPathAndSaysSo() {
        String endpoint = endpoints.of("GET", "/segment".repeat(40));

        assertThat(endpoint).hasSize(Endpoints.MAX_LENGTH).endsWith("…");
    }

    @Test
    void returnsTheSameNameForTheSameRoute() {
        assertThat(endpoints.of("DELETE", "/orders/1")).isSameAs(endpoints.of("DELETE", "/orders/2"));
    }

    @Test
    void staysBoundedWhateverThePath() {
        long seed = 99;
        Random random = new Random(seed);
        for (int run = 0; run < 10_000; run++) {
            StringBuilder path = new StringBuilder("/");
            for (int i = random.nextInt(300); i > 0; i--) {
                path.append((char) (random.nextInt(10) == 0 ? random.nextInt(0x10000) : 33 + random.nextInt(90)));
            }

            String endpoint = endpoints.of("GET", path.toString());

            assertThat(endpoint.length()).as("seed %d", seed).isLessThanOrEqualTo(Endpoints.MAX_LENGTH);
        }
    }
}
