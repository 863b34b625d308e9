package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tbot.testapp.it.apps.HidingLoaderMain;
import io.tbot.testapp.it.apps.ReloadedBot;
import io.tbot.testapp.it.apps.SmallBot;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.io.TempDir;

/** The extension in the stock OpenTelemetry agent is the standalone agent by another door. */
@Together
class OpenTelemetryIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String RISK = "io.tbot.testapp.it.apps.SmallBot$Risk";
    private static final String FEED = "+io.tbot.testapp.it.apps.SmallBot$Feed";

    @TempDir
    private Path folder;

    @EveryJdk
    void countsTheSameUnderADeclarativeConfigurationAndNotWhatTheStockAgentExports(Path home) throws Exception {
        AllBotsRun ours = AllBotsRun.heard(AllBotsRun.jvm(home).jvm("-javaagent:" + Built.agentJar()));
        try (Collector collector = new Collector()) {
            Path file = Files.writeString(folder.resolve("otel.yaml"), StockAgent.declaration(collector.port()));
            String declared = "-Dotel.config.file=" + file;

            AllBotsRun stock = AllBotsRun.unheard(AllBotsRun.jvm(home).jvm(StockAgent.option(), declared));
            AllBotsRun both =
                    AllBotsRun.heard(AllBotsRun.jvm(home).jvm(StockAgent.option(), declared, StockAgent.extension()));

            assertThat(collector.received()).isPositive();
            assertThat(both.orders()).isEqualTo(AllBotsRun.ORDERS);
            assertThat(both.counts()).isEqualTo(ours.counts());
            assertThat(both.application()).isEqualTo(ours.application());
            assertThat(both.outcome().out()).isEqualTo(ours.outcome().out());
            Set<String> known = new HashSet<>(StockAgent.besidesSpans(stock.outcome()));
            known.addAll(StockAgent.besidesSpans(ours.outcome()));
            assertThat(StockAgent.besidesSpans(both.outcome()))
                    .isSubsetOf(known)
                    .doesNotHaveDuplicates();
            assertThat(StockAgent.traces(both.outcome())).isNotEmpty().isEqualTo(StockAgent.traces(stock.outcome()));
        }
    }

    @EveryJdk
    void countsTheSameWithTheStockAgentsNextVersionAheadAndEveryInstrumentationOfItsOwnOff(Path home) throws Exception {
        String[] preview = {StockAgent.option(), "-Dotel.instrumentation.common.v3-preview=true"};
        AllBotsRun stock = AllBotsRun.unheard(
                AllBotsRun.jvm(home).jvm(StockAgent.SPANS_ON_STDERR).jvm(preview));
        AllBotsRun both = AllBotsRun.heard(AllBotsRun.jvm(home)
                .jvm(StockAgent.SPANS_ON_STDERR)
                .jvm(preview)
                .jvm(StockAgent.extension()));
        AllBotsRun alone = AllBotsRun.heard(AllBotsRun.jvm(home)
                .jvm(StockAgent.SPANS_ON_STDERR)
                .jvm(StockAgent.option(), StockAgent.extension())
                .jvm("-Dotel.instrumentation.common.default-enabled=false"));

        assertThat(both.orders()).isEqualTo(AllBotsRun.ORDERS);
        assertThat(StockAgent.traces(both.outcome())).isNotEmpty().isEqualTo(StockAgent.traces(stock.outcome()));
        assertThat(StockAgent.traces(alone.outcome())).isEmpty();
        assertThat(alone.counts()).isEqualTo(both.counts());
    }

    @EveryJdk
    void takesItsOptionsFromTheEnvironmentAndWeavesAnEditedProbeLive(Path home) throws Exception {
        Path file = Files.writeString(folder.resolve("bot.yaml"), probe(RISK, "allows", "risk.check"));
        try (RunningJvm running = ChildJvm.of(home)
                .jvm(StockAgent.SPANS_ON_STDERR)
                .jvm(StockAgent.option(), StockAgent.extension())
                .environment("TBOT_CONFIG", file.toString())
                .environment("TBOT_PORT", "0")
                .main(ReloadedBot.class)
                .startPlain()) {
            String address = running.awaitAddress(DEADLINE);
            running.awaitOut("ready 1", DEADLINE);
            Scrape before = Scrape.of(address, "/metrics");

            Files.writeString(file, probe(FEED, "onTick", "md.tick"));
            Scrape.until(address, "/metrics", OpenTelemetryIT::isReloaded, DEADLINE);
            running.nextRound();
            running.awaitOut("ready 2", DEADLINE);
            Scrape after = Scrape.of(address, "/metrics");

            assertThat(before.sum("tbot_risk_checks_total")).isEqualTo(11);
            assertThat(before.sum("tbot_market_data_ticks_total")).isZero();
            assertThat(after.sum("tbot_risk_checks_total")).isEqualTo(11);
            assertThat(after.sum("tbot_market_data_ticks_total")).isEqualTo(11);
            assertThat(Scrape.of(address, "/").body()).contains("<html");
        }
    }

    @EveryJdk
    void isSilentlyNotThereWhenSwitchedOff(Path home) throws Exception {
        Outcome plain = ChildJvm.of(home).main(SmallBot.class).runPlain();

        Outcome outcome = ChildJvm.of(home)
                .jvm(StockAgent.SPANS_ON_STDERR)
                .jvm(StockAgent.option(), StockAgent.extension(), "-Dtbot.enabled=false")
                .main(SmallBot.class)
                .runPlain();

        assertThat(outcome.succeeded().out()).isEqualTo(plain.out());
        assertThat(outcome.err()).contains("VersionLogger").doesNotContain("tbot");
    }

    @EveryJdk
    void saysOneLineAndLeavesTheStockAgentToItsWorkWhereItCannotStart(Path home) throws Exception {
        Path broken = withoutTheFacade(folder.resolve("broken.jar"));

        Outcome outcome = ChildJvm.of(home)
                .jvm(StockAgent.SPANS_ON_STDERR)
                .jvm(StockAgent.option(), "-Dotel.javaagent.extensions=" + broken)
                .main(ReloadedBot.class)
                .startPlain()
                .endWhenReady(DEADLINE);

        assertThat(outcome.succeeded().err().lines().filter(line -> line.startsWith("tbot-agent: ")))
                .containsExactly(
                        "tbot-agent: not started, the application runs without it:"
                                + " java.io.FileNotFoundException: META-INF/tbot/bootstrap.jar is missing in the extension jar");
        assertThat(StockAgent.traces(outcome)).isNotEmpty();
    }

    @EveryJdk
    void staysOutOfTheJdksToolsEvenWhereTheStockAgentIsToldToGoIn(Path home) throws Exception {
        String options = String.join(
                " ", StockAgent.option(), StockAgent.extension(), StockAgent.QUIET, "-Dotel.javaagent.enabled=true");

        Outcome outcome = ChildJvm.of(home)
                .program("keytool")
                .environment("JAVA_TOOL_OPTIONS", options)
                .command("-help")
                .runPlain();

        assertThat(outcome.succeeded().err()).contains("VersionLogger").doesNotContain("tbot-agent:");
    }

    @EveryJdk
    void leavesALoaderAloneThatHidesTheFacade(Path home) throws Exception {
        Outcome stock = ChildJvm.of(home)
                .jvm(StockAgent.option(), StockAgent.QUIET)
                .main(HidingLoaderMain.class)
                .startPlain()
                .endWhenReady(DEADLINE);

        Outcome both = ChildJvm.of(home)
                .configuration(BotYaml.PROBES)
                .jvm(StockAgent.option(), StockAgent.QUIET, StockAgent.extension(), "-Dtbot.port=0")
                .main(HidingLoaderMain.class)
                .startPlain()
                .endWhenReady(DEADLINE);

        assertThat(both.succeeded().out()).isEqualTo(stock.out());
    }

    /** The extension as a broken build would leave it. */
    private static Path withoutTheFacade(Path copy) throws Exception {
        try (JarFile jar = new JarFile(Built.extensionJar().toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy))) {
            for (JarEntry entry : jar.stream().toList()) {
                if (!entry.getName().equals("META-INF/tbot/bootstrap.jar")) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    jar.getInputStream(entry).transferTo(out);
                }
            }
        }
        return copy;
    }

    private static boolean isReloaded(Scrape scrape) {
        return scrape.sum("tbot_config_reloads_total", "result=\"success\"") == 1;
    }

    private static String probe(String type, String method, String operation) {
        return "probes: [{class: \"" + type + "\", method: " + method + ", op: " + operation + "}]\n";
    }

    /** Where the stock agent sends its spans. */
    private static final class Collector implements AutoCloseable {
        private final AtomicInteger received = new AtomicInteger();
        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

        Collector() throws Exception {
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                received.incrementAndGet();
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
        }

        int port() {
            return server.getAddress().getPort();
        }

        int received() {
            return received.get();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
