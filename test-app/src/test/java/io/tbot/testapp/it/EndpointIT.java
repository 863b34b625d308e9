package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.WaitingBot;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

class EndpointIT {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @EveryJdk
    void stderrHoldsTheContractLineAndNothingElse(Path home) throws Exception {
        try (RunningJvm jvm = ChildJvm.of(home)
                .configuration(BotYaml.PROBES)
                .main(WaitingBot.class)
                .startWithAgent()) {
            String address = jvm.awaitAddress(DEADLINE);
            jvm.awaitOut("ready 1", DEADLINE);
            Scrape.of(address, "/metrics");

            jvm.release();
            Outcome outcome = jvm.join(DEADLINE).succeeded();

            assertThat(outcome.err()).isEqualTo("tbot-agent: listening on " + address + "\n");
        }
    }

    @EveryJdk
    void aTakenPortMovesItToTheNextFreeOneAndSaysSo(Path home) throws Exception {
        Path portFile = folder.resolve("port.txt");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningJvm jvm = ChildJvm.of(home)
                        .agentArguments("port=" + taken.getLocalPort() + ",port.file=" + portFile)
                        .main(WaitingBot.class)
                        .startWithAgent()) {
            String address = jvm.awaitAddress(DEADLINE);
            jvm.awaitOut("ready 1", DEADLINE);

            assertThat(URI.create(address).getPort()).isBetween(taken.getLocalPort() + 1, taken.getLocalPort() + 10);
            assertThat(Scrape.of(address, "/health").status()).isEqualTo(200);

            jvm.release();
            Outcome outcome = jvm.join(DEADLINE).succeeded();
            assertThat(outcome.err()).contains("port " + taken.getLocalPort() + " is taken");
            assertThat(Files.readString(portFile)).isEqualTo(address + "\n");
        }
    }
}
