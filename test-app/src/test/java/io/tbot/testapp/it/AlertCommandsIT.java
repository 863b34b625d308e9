package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tbot.testapp.it.apps.ReloadedBot;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The commands about alerts, from the packaged jar: without a bot, and with one that runs. */
@Together
class AlertCommandsIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String YAML = """
            probes:
              - {class: "+io.tbot.testapp.it.apps.SmallBot$Gateway", method: place, op: order.place, exchange: "'paper'", symbol: arg0.symbol}
            channels:
              hook: {type: webhook, url: "${file:HOOK}"}
            rules:
              defaults: false
              list:
                - {id: many_orders, severity: critical, when: "increase(order_calls_total, 1m) by (exchange) >= 5"}
            tests:
              - name: six orders are many
                feed: [{metric: order_calls_total, labels: {exchange: paper}, values: "0x10 6x80"}]
                expect: [{fire: many_orders, at: 11s, times: 1}, {notifications: 2, channel: hook}]
            """;

    @TempDir
    private Path folder;

    private volatile int status = 200;
    private HttpServer receiver;
    private Path config;

    @BeforeEach
    void listen() throws Exception {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
        Path hook = Files.writeString(
                folder.resolve("hook"),
                "http://127.0.0.1:" + receiver.getAddress().getPort() + "/alerts");
        config = Files.writeString(folder.resolve("bot.yaml"), YAML.replace("HOOK", hook.toString()));
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @LastJdk
    void showWhatARunningBotKnowsAndChangeItWithItsToken(Path home) throws Exception {
        try (RunningJvm jvm = ChildJvm.of(home)
                .jvm("-Dtbot.state.dir=" + folder.resolve("state"))
                .main(ReloadedBot.class)
                .configuration(Files.readString(config))
                .startWithAgent()) {
            String address = jvm.awaitAddress(DEADLINE);
            jvm.awaitOut("ready 1", DEADLINE);
            Scrape.until(address, "/api/v1/alerts", alerts -> alerts.body().contains("many_orders"), DEADLINE);

            String listed = ask(home, address, "alerts", "list").succeeded().out();
            assertThat(listed).containsPattern("(?m)^[0-9a-f]{12}  firing +critical +many_orders .*exchange=paper$");
            String beginning = listed.replaceAll("(?s).*\\n([0-9a-f]{12})  firing.*", "$1");

            Outcome refused = run(home, "alerts", "ack", beginning, "--url", address);
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err()).startsWith("the bot wants its token");
            ask(home, address, "alerts", "ack", beginning, "--by", "ann", "--note", "on it", "--for", "1h")
                    .succeeded();
            assertThat(ask(home, address, "alerts", "why", beginning)
                            .succeeded()
                            .out())
                    .containsPattern("when +increase\\(order_calls_total, 1m\\) by \\(exchange\\) >= 5")
                    .containsPattern("state +firing since ")
                    .containsPattern("acknowledged +by ann until .*: on it")
                    .containsPattern("enqueued +first_breach +hook")
                    .containsPattern("sent +first_breach +hook +1");

            String silence = ask(home, address, "silence", "add", "exchange=paper", "--for", "1h", "--by", "ann")
                    .succeeded()
                    .out();
            assertThat(silence).endsWith("matches 1 alerts now\n");
            String id = silence.replaceAll("(?s)silence (\\S+) .*", "$1");
            assertThat(ask(home, address, "silence", "list").succeeded().out()).contains(id, "exchange=paper");
            ask(home, address, "silence", "expire", id).succeeded();
            silencesThatBeginOrEndElsewhere(home, address, beginning);
            retriesWhatWasGivenUp(home, address);

            assertThat(ask(home, address, "channels", "test", "hook")
                            .succeeded()
                            .out())
                    .startsWith("channel hook: sent");
            Outcome unknown = ask(home, address, "channels", "test", "hok");
            assertThat(unknown.exit()).isEqualTo(1);
            assertThat(unknown.err()).isEqualTo("the bot answers 404: no channel of that name\n");
            assertThat(ask(home, address, "deliveries", "list", "--json")
                            .succeeded()
                            .out())
                    .contains("\"reason\":\"first_breach\"");
            ask(home, address, "alerts", "resolve", beginning).succeeded();
            assertThat(ask(home, address, "alerts", "history").succeeded().out())
                    .contains("many_orders");
            assertThat(ask(home, address, "alerts", "stats").succeeded().out()).containsPattern("total_fired +[1-9]");

            String text = run(home, "rules", "record", "--seconds", "3", "--url", address)
                    .succeeded()
                    .out();
            assertThat(text)
                    .containsPattern("(?m)^tbot_order_calls_total\\{.*exchange=\"paper\".*} \\S+ \\d{10}\\.\\d{3}$")
                    .endsWith("# EOF\n");
            Path recorded = Files.writeString(folder.resolve("day.om"), text);
            assertThat(run(home, "rules", "replay", config.toString(), recorded.toString())
                            .succeeded()
                            .out())
                    .containsPattern("many_orders +critical +never")
                    .doesNotContain("not recorded");
        }
    }

    private void silencesThatBeginOrEndElsewhere(Path home, String address, String alert) throws Exception {
        assertThat(ask(home, address, "silence", "add", "exchange=paper", "--preview")
                        .succeeded()
                        .out())
                .isEqualTo("would silence 1 alerts\n" + alert + "  many_orders  exchange=paper\n");
        assertThat(ask(home, address, "silence", "add", "exchange=paper", "--until-resolved", "--comment", "known")
                        .succeeded()
                        .out())
                .endsWith("matches 1 alerts now\n");
        ask(home, address, "silence", "add", "exchange=other", "--in", "2h", "--for", "1h", "--expire-unmatched", "30m")
                .succeeded();

        assertThat(ask(home, address, "silence", "list").succeeded().out())
                .containsPattern("yes +resolved, or .*exchange=paper +known")
                .containsPattern("no +unmatched for 30m, or .* exchange=other");
    }

    private void retriesWhatWasGivenUp(Path home, String address) throws Exception {
        status = 400;
        Outcome refused = ask(home, address, "channels", "test", "hook");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).startsWith("the bot answers 502: ");
        String dead =
                ask(home, address, "deliveries", "list", "--dead").succeeded().out();
        assertThat(dead).containsPattern("(?m)test-\\S+ +hook +dead");
        String id = dead.replaceAll("(?s).*(test-\\S+) +hook.*", "$1");
        status = 200;

        assertThat(ask(home, address, "deliveries", "retry", id).succeeded().out())
                .startsWith("queued");

        Scrape.until(
                address,
                "/api/v1/deliveries?result=sent",
                sent -> sent.body().contains("\"id\":\"" + id + "\""),
                DEADLINE);
        Outcome unknown = ask(home, address, "deliveries", "retry", "none");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.err()).isEqualTo("the bot answers 404: no dead letter of that id\n");
    }

    @LastJdk
    void checkAndTestRulesWithoutABot(Path home) throws Exception {
        assertThat(run(home, "rules", "check", config.toString()).succeeded().out())
                .isEqualTo(config + ": 1 rule, 1 test, no mistake\n");
        assertThat(run(home, "rules", "test", config.toString()).succeeded().out())
                .isEqualTo("ok    six orders are many\n1 test, 0 failed\n");
        assertThat(run(home, "rules", "list", config.toString()).succeeded().out())
                .containsPattern("ID +SEVERITY +SOURCE +WHEN")
                .containsPattern("many_orders +critical +\\S*bot.yaml:8 +increase\\(order_calls_total, 1m\\)");
        assertThat(run(home, "rules", "list").succeeded().out()).contains("default-rules.yaml:");
        Outcome silent = run(home, "alerts", "list", "--url", "http://127.0.0.1:1/");
        assertThat(silent.exit()).isEqualTo(1);
        assertThat(silent.err()).startsWith("no answer from http://127.0.0.1:1/");
    }

    private Outcome ask(Path home, String address, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--url", address, "--token-file", folder.resolve("state/token").toString()));
        return run(home, all.toArray(new String[0]));
    }

    private static Outcome run(Path home, String... arguments) throws Exception {
        return ChildJvm.of(home)
                .onlyClassPath()
                .command("-jar", Built.agentJar().toString())
                .command(arguments)
                .runPlain();
    }
}
