package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tbot.testapp.it.apps.TalkingBot;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is exposed is read by the tools that everybody uses, without a complaint. */
@Together
class StandardIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @EveryJdk
    void passesPromtool(Path home) throws Exception {
        Path promtool = Tools.need("promtool", "prometheus");
        try (RunningJvm bot = talkingBot(home)) {
            String text = Scrape.of(bot.awaitAddress(DEADLINE), "/metrics").body();

            assertThat(promtoolOn(promtool, text)).as(text).isEqualTo("0 ");
        }
    }

    @EveryJdk
    void passesPromtoolWithTheSampleBot(Path home) throws Exception {
        Path promtool = Tools.need("promtool", "prometheus");
        try (RunningJvm venue = sample(home, "venue.VenueMain").startPlain()) {
            String line = venue.awaitOut("venue: rest=\\S+ ws=\\S+ fix=\\S+", DEADLINE);
            String rest = line.replaceAll(".* rest=(\\S+).*", "$1");
            String socket = line.replaceAll(".* ws=(\\S+).*", "$1");
            ChildJvm child = sample(
                    home,
                    "bot.BotMain",
                    "--venue-rest",
                    rest,
                    "--venue-ws",
                    socket,
                    "--orders",
                    "200",
                    "--seconds",
                    "30",
                    "--wait-stdin");
            child.configuration(Files.readString(Built.demoConfiguration()));
            try (RunningJvm bot = child.startWithAgent()) {
                bot.awaitOut("bot: done", DEADLINE);
                Scrape scrape = Scrape.of(bot.awaitAddress(DEADLINE), "/metrics");

                assertThat(promtoolOn(promtool, scrape.body()))
                        .as(scrape.body())
                        .isEqualTo("0 ");
                assertThat(scrape.series("tbot_database_query_duration_seconds_count"))
                        .isPositive();
                assertThat(scrape.series("tbot_exchange_api_requests_total")).isPositive();
                assertThat(scrape.sum("tbot_orders_total", "status=\"new\"")).isEqualTo(200);
                assertThat(scrape.series("tbot_exchange_websocket_messages_total"))
                        .isPositive();
            }
        }
    }

    private static ChildJvm sample(Path home, String main, String... arguments) throws Exception {
        String[] command = Stream.concat(Stream.of("io.tbot.testapp." + main), Stream.of(arguments))
                .toArray(String[]::new);
        return ChildJvm.of(home)
                .onlyClassPath(Built.classes(), Built.libraries())
                .command(command)
                .in(Built.outputFolder("sample"));
    }

    @Test
    void isScrapedByPrometheusInBothFormats() throws Exception {
        Path prometheus = Tools.need("prometheus", "prometheus");
        try (RunningJvm bot = talkingBot(Jdks.homes().findFirst().orElseThrow())) {
            String address = bot.awaitAddress(DEADLINE);
            HttpServer relay = textRelay(address);
            try (Prometheus server = Prometheus.start(
                    prometheus,
                    List.of(hostOf(address), "127.0.0.1:" + relay.getAddress().getPort()))) {
                assertThat(server.await("min(count_over_time(up[5m])) >= 3", DEADLINE))
                        .isTrue();
                assertThat(server.number("count(up == 1)")).isEqualTo(2);
                assertThat(server.number("count(tbot_orders_total{status=\"new\"})"))
                        .isGreaterThanOrEqualTo(4);
                assertThat(server.number("min(scrape_samples_scraped)")).isGreaterThan(100);
                assertThat(server.complaints()).isEmpty();
            } finally {
                relay.stop(0);
            }
        }
    }

    private static RunningJvm talkingBot(Path home) throws Exception {
        ChildJvm child = ChildJvm.of(home).libraries(Built.libraries()).main(TalkingBot.class);
        child.in(Built.outputFolder("standard")).configuration(TalkingYaml.PROBES);
        RunningJvm bot = child.startWithAgent();
        bot.awaitOut("warm", DEADLINE);
        return bot;
    }

    private static String promtoolOn(Path promtool, String text) throws Exception {
        Process check = new ProcessBuilder(promtool.toString(), "check", "metrics")
                .redirectErrorStream(true)
                .start();
        check.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        check.getOutputStream().close();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return check.waitFor() + " " + said;
    }

    /** Prometheus asks for OpenMetrics; this asks the agent for the older format in its place. */
    private static HttpServer textRelay(String address) throws Exception {
        HttpServer relay = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        relay.createContext("/", exchange -> {
            byte[] body = Scrape.of(address, "/metrics", Scrape.TEXT).body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", Scrape.TEXT + "; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        relay.start();
        return relay;
    }

    private static String hostOf(String address) {
        return address.substring("http://".length(), address.length() - 1);
    }
}
