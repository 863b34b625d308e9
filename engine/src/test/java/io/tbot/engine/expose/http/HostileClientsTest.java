package io.tbot.engine.expose.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HostileClientsTest {
    private static final String GET_BIG = "GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @Test
    void answersWithinASecondWhile200ClientsAreSlowOrHangOrSendGarbage() throws IOException {
        String[] beginnings = {
            "",
            "GET /metrics HT",
            "GET /metrics HTTP/1.1\r\nHost: localhost\r\nX: ",
            "\u0016\u0003\u0001",
            GET_BIG,
            "POST /echo HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TestServer.TOKEN
                    + "\r\nContent-Length: 9\r\n\r\n"
        };
        List<Socket> clients = new ArrayList<>();
        try (TestServer server = new TestServer()) {
            for (int i = 0; i < 200; i++) {
                clients.add(server.send(beginnings[i % beginnings.length]));
                if (i % 20 == 19) {
                    assertThat(millisToGetMetrics(server)).isLessThan(1000);
                }
            }

            assertThat(millisToGetMetrics(server)).isLessThan(1000);
            assertThat(server.server.snapshot().open()).isLessThanOrEqualTo(64);
            assertThat(server.rejected(Rejection.EVICTED)).isPositive();
        } finally {
            closeAll(clients);
        }
    }

    @Test
    void answersWithinASecondWhile200ClientsReadNothing() throws IOException {
        List<Socket> clients = new ArrayList<>();
        try (TestServer server = new TestServer()) {
            for (int i = 0; i < 200; i++) {
                clients.add(server.send(GET_BIG));
            }

            assertThat(millisToGetMetrics(server)).isLessThan(1000);
        } finally {
            closeAll(clients);
        }
    }

    @Test
    void endsARequestThatTricklesIn() throws IOException {
        try (TestServer server = new TestServer(new Limits(4, 16384, 65536, 300, 300, 300, 4, 50));
                Socket socket = server.send("GET / HTTP/1.1\r\n")) {
            long startNanos = System.nanoTime();
            Thread trickle = new Thread(() -> trickle(socket));
            trickle.setDaemon(true);
            trickle.start();

            assertThat(TestServer.rest(socket)).startsWith("HTTP/1.1 408");
            assertThat(System.nanoTime() - startNanos)
                    .isLessThan(Duration.ofSeconds(2).toNanos());
            assertThat(server.rejected(Rejection.REQUEST_TIMEOUT)).isEqualTo(1);
        }
    }

    @Test
    void endsAResponseThatIsNotRead() throws Exception {
        try (TestServer server = new TestServer(new Limits(4, 16384, 65536, 300, 300, 300, 4, 50));
                Socket socket = server.send(GET_BIG)) {
            await(() -> server.rejected(Rejection.WRITE_TIMEOUT) == 1);
            await(() -> server.server.snapshot().open() == 0);

            assertThat(socket.isConnected()).isTrue();
        }
    }

    @Test
    void closesIdleAndSilentConnectionsWithoutAWord() throws IOException {
        try (TestServer server = new TestServer(new Limits(4, 16384, 65536, 200, 200, 200, 4, 50));
                Socket silent = server.connect();
                Socket idle = server.send("HEAD /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
            assertThat(TestServer.rest(silent)).isEmpty();
            assertThat(TestServer.rest(idle)).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
        }
    }

    @Test
    void survivesTenThousandMalformedRequests() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        long startNanos = System.nanoTime();
        try (TestServer server = new TestServer()) {
            for (int i = 0; i < 10_000; i++) {
                try (Socket socket = server.connect()) {
                    socket.getOutputStream().write(malformed(random));
                    socket.shutdownOutput();
                    assertThat(TestServer.rest(socket))
                            .as("seed %d, request %d", seed, i)
                            .doesNotStartWith("HTTP/1.1 500");
                } catch (SocketException e) {
                    // refused before all of it was sent
                }
            }

            assertThat(millisToGetMetrics(server)).isLessThan(1000);
            assertThat(server.rejected(Rejection.MALFORMED)).as("seed %d", seed).isGreaterThan(1000);
            assertThat(server.log).isEmpty();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(20));
    }

    /** A valid request with a few bytes changed, cut, doubled or inserted. */
    private static byte[] malformed(Random random) {
        StringBuilder text = new StringBuilder("POST /echo?a=b%20c HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Authorization: Bearer " + TestServer.TOKEN + "\r\nContent-Length: 4\r\nX: y\r\n\r\nbody");
        for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.delete(at, Math.min(text.length() - 1, at + 1 + random.nextInt(30)));
                case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + 20)));
                default -> text.insert(at, "\r\n :\0%,HTTP/".charAt(random.nextInt(12)));
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static long millisToGetMetrics(TestServer server) throws IOException {
        long startNanos = System.nanoTime();
        assertThat(server.get("/metrics")).startsWith("HTTP/1.1 200");
        return (System.nanoTime() - startNanos) / 1_000_000;
    }

    private static void trickle(Socket socket) {
        try {
            while (true) {
                TestServer.write(socket, "X: y\r\n");
                Thread.sleep(20);
            }
        } catch (IOException | InterruptedException e) {
            // the server had enough
        }
    }

    static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 1000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(5);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static void closeAll(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
