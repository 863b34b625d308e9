package io.tbot.testapp.it;

import io.tbot.testapp.it.apps.TlsBot;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Calls over TLS, where the JDK puts a class of its own before its HTTP client, are counted as any others. */
@Together
class TlsIT {
    private static final String PASSWORD = "of no secret";

    @TempDir
    private Path folder;

    @EveryJdk
    void countsEveryExchangeOverTlsOnce(Path home) throws Exception {
        String keys = certificate(home).toString();
        LibraryCounts.exchange()
                .requests("POST /v1/orders/{id}", "200", 6)
                .requests("GET /missing", "404", 3)
                .requests("GET /inspected", "200", 1)
                .requests("GET /untrusted", "error", 1)
                .requests("local", "GET /sync", "200", 5)
                .requests("local", "GET /async", "200", 20)
                .requests("local", "GET /untrusted", "error", 2)
                .sample("errors_total{exchange=\"127.0.0.1\",error_type=\"http_4xx\"}", 3)
                .sample("errors_total{exchange=\"127.0.0.1\",error_type=\"tls\"}", 1)
                .sample("errors_total{exchange=\"local\",error_type=\"tls\"}", 2)
                .areThoseOf(LibraryCounts.jvm(home)
                        .configuration("exchanges: [{host: localhost, name: local}]")
                        .jvm("-Djavax.net.ssl.keyStore=" + keys, "-Djavax.net.ssl.keyStorePassword=" + PASSWORD)
                        .jvm("-Djavax.net.ssl.trustStore=" + keys, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD)
                        .main(TlsBot.class));
    }

    /** The venue's key, self-signed; the bot trusts the certificate in the same file. */
    private Path certificate(Path home) throws Exception {
        Path store = folder.resolve("venue.p12");
        ChildJvm.of(home)
                .program("keytool")
                .command(
                        "-genkeypair",
                        "-alias",
                        "venue",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-storetype",
                        "PKCS12")
                .command("-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1,dns:localhost")
                .command("-keystore", store.toString(), "-storepass", PASSWORD)
                .runPlain()
                .succeeded();
        return store;
    }
}
