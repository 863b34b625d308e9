package io.tbot.engine.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.model.Severity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Certificates that must not be trusted, and peers that take all the time they are given. */
class TlsFaultsTest {
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
        SSLContext good = TestTls.context("good");
        SSLContext other = TestTls.context("other");
        SSLContext expired = TestTls.context("expired");

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
    void nobodyIsWaitedForLongerThanThirtySeconds() {
        assertThat(Patience.USUAL).isEqualTo(new Patience(5_000, 10_000, 2_000, 30_000));
    }
}
