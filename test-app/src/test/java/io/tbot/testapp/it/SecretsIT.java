package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.SecretsBot;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a bot sends in secret is in nothing that the agent shows, writes or keeps. An order's client id, which the agent
 * does keep, is found by the same search in each of these places.
 */
@Together
class SecretsIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String[] PLACES = {
        "header.X-MBX-APIKEY",
        "header.Authorization",
        "header.OK-ACCESS-SIGN",
        "header.OK-ACCESS-PASSPHRASE",
        "header.KC-API-KEY",
        "header.API-Sign",
        "header.X-BAPI-SIGN",
        "header.CB-ACCESS-SIGN",
        "header.Cookie",
        "header.Set-Cookie",
        "form.apiKey",
        "form.signature",
        "form.passphrase",
        "json.apiKey",
        "json.sign",
        "json.list",
        "url.userinfo",
        "ws.url",
        "ws.header",
        "ws.login",
        "ws.signature",
        "ws.listenKey",
        "ws.tick",
        "ws.malformed",
        "fix.554",
        "fix.925",
        "fix.96",
        "fix.order",
        "fix.report",
        "jdbc.password",
        "jdbc.nobody",
        "sql.value",
        "sql.fault",
        "own.argument",
        "environment",
        "property"
    };
    private static final String[] PATHS = {
        "/",
        "/metrics",
        "/health",
        "/api/v1/health",
        "/api/v1/probes",
        "/api/v1/latency",
        "/api/v1/feeds",
        "/api/v1/orders",
        "/api/v1/slow",
        "/api/v1/exchanges"
    };
    private static final String YAML = """
            exchanges: [{host: 127.0.0.1, name: binance}]
            probes:
              - {class: io.tbot.testapp.it.apps.SecretsBot, method: sign, op: risk.check, check_type: "'sign'"}
            """;

    /** Stands at both ends of each secret, so that a part of one is found as well. */
    private final String mark = random(60);

    private final Map<String, String> secrets = new TreeMap<>();
    private final String knownId = "fine-" + random(60);

    @EveryJdk
    void keepsAndShowsNoSecretOfTheBot(Path home) throws Exception {
        Path folder = Built.outputFolder("secrets");
        for (String place : PLACES) {
            secrets.put(place, mark + random(40) + mark);
        }
        Path file = folder.resolve("secrets.properties");
        Files.write(file, secrets.entrySet().stream().map(Object::toString).toList());
        ChildJvm bot = ChildJvm.of(home)
                .in(folder)
                .configuration(YAML)
                .libraries(
                        Built.libraries(),
                        Built.library("okhttp-4").resolve("*"),
                        Built.library("apache-5").resolve("*"))
                .jvm("-Xmx256m", "-Dtbot.tokn=" + secrets.get("property"))
                .environment("TBOT_TOKE", secrets.get("environment"))
                .environment("BINANCE_API_SECRET", secrets.get("environment"))
                .main(SecretsBot.class, file.toString(), knownId);
        try (RunningJvm jvm = bot.startWithAgent()) {
            jvm.awaitOut("ready", DEADLINE);
            String address = jvm.awaitAddress(DEADLINE);
            Scrape.until(address, "/api/v1/orders", scrape -> scrape.body().contains(knownId), DEADLINE);

            assertMeasured(Scrape.of(address, "/metrics"));
            for (String path : PATHS) {
                Scrape scrape = Scrape.of(address, path);
                assertThat(scrape.status()).as(path).isEqualTo(200);
                assertThat(scrape.body()).as(path).doesNotContain(mark);
            }
            assertThat(jvm.soFar().err()).doesNotContain(mark);
            assertThat(written(folder, file))
                    .isNotEmpty()
                    .allSatisfy((name, text) -> assertThat(text).as(name).doesNotContain(mark));
            HeapOwners owners = heap(home, jvm.pid(), folder);
            assertThat(owners.agentsCopies(knownId)).as("what the agent keeps").isNotEmpty();
            assertThat(owners.copies(mark)).as("what the bot keeps").isPositive();
            assertThat(owners.agentsCopies(mark)).as(secrets.toString()).isEmpty();
            jvm.release();
            assertThat(jvm.join(DEADLINE).succeeded().err()).doesNotContain(mark);
        }
    }

    /** That the agent has seen all of it, or there would be nothing to find. */
    private static void assertMeasured(Scrape scrape) {
        assertThat(scrape.sum("tbot_agent_errors_total")).isZero();
        assertThat(scrape.sum("tbot_order_calls_total", "exchange=\"binance\"")).isGreaterThan(40);
        assertThat(scrape.sum("tbot_order_rejects_total")).isPositive();
        assertThat(scrape.sum("tbot_fix_messages_total", "msg_type=\"A\"", "direction=\"out\""))
                .isPositive();
        assertThat(scrape.sum("tbot_risk_checks_total")).isEqualTo(1);
    }

    /** The files below a folder that the agent wrote, by name. */
    private static Map<String, String> written(Path folder, Path besides) throws IOException {
        Map<String, String> written = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (!file.equals(besides)) {
                    written.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return written;
    }

    private static HeapOwners heap(Path home, long pid, Path folder) throws Exception {
        Path dump = folder.resolve("heap.hprof");
        List<String> line = new ArrayList<>(List.of(home.resolve("bin/jcmd").toString(), Long.toString(pid)));
        line.addAll(List.of("GC.heap_dump", dump.toAbsolutePath().toString()));
        Process jcmd = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("jcmd.txt").toFile())
                .start();
        assertThat(jcmd.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(jcmd.exitValue())
                .as(Files.readString(folder.resolve("jcmd.txt")))
                .isZero();
        try {
            return new HeapOwners(new HeapDump(dump));
        } finally {
            Files.delete(dump); // hundreds of them would fill a disk
        }
    }

    private static String random(int bits) {
        return "Q" + new BigInteger(bits, RANDOM).toString(36);
    }
}
