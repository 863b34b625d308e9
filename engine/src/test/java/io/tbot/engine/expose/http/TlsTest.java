package io.tbot.engine.expose.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsTest {
    private static final String PASSWORD = "changeit";
    private static final Limits LIMITS = new Limits(4, 16384, 65536, 500, 500, 500, 4, 50);

    @TempDir
    Path directory;

    @Test
    void speaksTlsAndEndsAHandshakeThatDoesNotCome() throws Exception {
        SSLContext context = context();
        Router router = new Router().get("/metrics", r -> Response.text(200, "over tls"));
        try (HttpServer server = new HttpServer(
                new Listen("127.0.0.1", 0, context.getServerSocketFactory()),
                router,
                Access.generated(TestServer.TOKEN, List.of()),
                s -> {},
                LIMITS)) {
            Bound bound = server.start();
            assertThat(bound.url()).isEqualTo("https://127.0.0.1:" + bound.port() + "/");
            try (Socket silent = new Socket("127.0.0.1", bound.port());
                    Socket plain = new Socket("127.0.0.1", bound.port());
                    Socket client = context.getSocketFactory().createSocket("127.0.0.1", bound.port())) {
                TestServer.write(plain, "GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n");
                TestServer.write(client, "GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

                assertThat(TestServer.rest(client)).startsWith("HTTP/1.1 200").endsWith("over tls");
                assertThat(TestServer.rest(plain)).doesNotContain("over tls");
                HostileClientsTest.await(() -> server.snapshot().open() == 0);
                assertThat(silent.isConnected()).isTrue();
            }
        }
    }

    private SSLContext context() throws Exception {
        Path file = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
