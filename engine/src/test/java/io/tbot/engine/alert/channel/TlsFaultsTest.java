package io.tbot.engine.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.model.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates that must not be trusted, and peers that take all the time they are given. */
class TlsFaultsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    private void keytool(String store, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", "changeit", "-keystore"));
        command.add(folder.resolve(store + ".p12").toString());
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes());
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS) && keytool.exitValue() == 0)
                .as(said)
                .isTrue();
    }

    /** A server of that name, its certificate from an authority of the test's own, which the context trusts. */
    private SSLContext context(String name, String san, String start) throws Exception {
        String authority = name + "-ca";
        String request = folder.resolve(name + ".csr").toString();
        String signed = folder.resolve(name + ".crt").toString();
        String[] key = {"-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=" + name};
        keytool(authority, "-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=ca", "-ext", "bc:c");
        keytool(name, key);
        keytool(name, "-certreq", "-alias", "a", "-file", request);
        String[] sign = {
            "-gencert", "-alias", "ca", "-ext", "SAN=" + san, "-startdate", start, "-validity", "5", "-infile", request
        };
        List<String> signing = new ArrayList<>(List.of(sign));
        signing.addAll(List.of("-outfile", signed));
        keytool(authority, signing.toArray(new String[0]));
        String root = folder.resolve(name + "-root.crt").toString();
        keytool(authority, "-exportcert", "-alias", "ca", "-file", root);
        keytool(name, "-importcert", "-noprompt", "-alias", "ca", "-file", root);
        keytool(name, "-importcert", "-noprompt", "-alias", "a", "-file", signed);
        Path store = folder.resolve(name + ".p12");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", keys.getCertificate("ca"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static Answer send(SSLContext server, @Nullable SSLSocketFactory trust) throws IOException {
        ServerSocket socket =
                server.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        try (ScriptedHttp receiver = new ScriptedHttp(socket, ScriptedHttp.status(200))) {
            Dialect hook = new Slack(Secret.of("https://127.0.0.1:" + receiver.port() + "/HIDDEN"));
            return new HttpChannel(hook, new HttpWire(false, new Guard(), trust)).send(message(), 0);
        }
    }

    private static Message message() {
        return new Message(Samples.one("n", "c", Severity.HIGH, true), null);
    }

    @Test
    void onlyACertificateThatIsTrustedValidAndOfThatHostIsTalkedTo() throws Exception {
        SSLContext good = context("good", "ip:127.0.0.1", "-1d");
        SSLContext other = context("other", "dns:other.example", "-1d");
        SSLContext expired = context("expired", "ip:127.0.0.1", "-30d");

        assertThat(send(good, good.getSocketFactory())).isEqualTo(Answer.done());
        for (Answer answer : List.of(
                send(good, null), send(other, other.getSocketFactory()), send(expired, expired.getSocketFactory()))) {
            assertThat(answer.kind()).isEqualTo(Answer.Kind.RETRY);
            assertThat(answer.why()).startsWith("TLS failed");
        }
    }

    @Test
    void aPeerThatAnswersByTheByteHasAsMuchTimeAsAnyOther() throws Exception {
        try (ScriptedHttp server = ScriptedHttp.on((socket, out) -> {
            for (byte b : "HTTP/1.1 200 OK\r\nServer: slow, very slow\r\n\r\n".getBytes()) {
                out.write(b);
                out.flush();
                Thread.sleep(100);
            }
        })) {
            long began = System.nanoTime();
            Answer answer = new HttpChannel(
                            new Slack(Secret.of(server.url())),
                            new HttpWire(false, new Guard(new Patience(1_000, 1_000, 500, 1_000)), null))
                    .send(message(), 0);

            assertThat(answer).isEqualTo(Answer.retry("its time ran out"));
            assertThat(System.nanoTime() - began).isBetween(900_000_000L, 2_500_000_000L);
        }
    }

    @Test
    void aHostThatSwallowsPacketsIsLeftAfterFiveSeconds() throws Exception {
        List<Socket> full = new ArrayList<>();
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            for (int i = 0; i < 8; i++) {
                Socket socket = new Socket();
                full.add(socket);
                try {
                    socket.connect(deaf.getLocalSocketAddress(), 200);
                } catch (IOException full1) {
                    break;
                }
            }
            long began = System.nanoTime();
            Dialect hook = new Slack(Secret.of("http://127.0.0.1:" + deaf.getLocalPort() + "/"));
            Answer answer = new HttpChannel(hook, new HttpWire(false, new Guard(), null)).send(message(), 0);

            assertThat(answer).isEqualTo(Answer.retry("timed out"));
            assertThat(System.nanoTime() - began).isBetween(4_500_000_000L, 8_000_000_000L);
        } finally {
            for (Socket socket : full) {
                socket.close();
            }
        }
    }
}
