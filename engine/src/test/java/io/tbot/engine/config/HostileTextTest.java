package io.tbot.engine.config;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HostileTextTest {
    private static final long SEED = 20260214;
    private static final String VALID = """
            version: 1
            listen: {address: 127.0.0.1, port: 9465, token: abcdefghijklmnop, hosts: [a.example]}
            exchanges: [{host: "*.alpaca.markets", name: alpaca}]
            probes:
              - {class: com.acme.Gateway, method: "place*", op: order.place, exchange: "'kraken'", symbol: arg0.symbol, id: return}
              - class: "+com.acme.Feed"
                method: onTick
                op: md.tick   # the feed
                symbol: arg0
              - {class: R, method: v, op: gauge, metric: risk_var_usd, value: return, labels: {level: "'0.99'"}}
              - &t {class: T, method: t, op: timer, metric: t, fail: null, ok: return.done()}
            limits: {symbols: 100, order_ack_timeout: 30s}
            carriers: [{class: my.Event}]
            resume: [{class: my.Worker, method: handle, carrier: arg0}]
            """;
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ":",
        ": ",
        "- ",
        "\n",
        "\t",
        "'",
        "\"",
        "#",
        "&a ",
        "*a",
        "*t",
        "!!x ",
        "! ",
        "? ",
        "|\n",
        ">\n",
        "%YAML 9\n",
        "---\n",
        "...\n",
        "\u0000",
        "\ud800",
        "\u2028",
        "\ufeff",
        "null",
        "~",
        "arg0",
        "<<: *t\n",
        "  ",
        ",",
        "probes:\n",
        "op: ",
        "@",
        "`"
    };

    static String[][] bombs() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            laughs.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [*a")
                    .append(i - 1)
                    .append(", *a")
                    .append(i - 1)
                    .append("]\n");
        }
        return new String[][] {
            {laughs.toString(), "f:27:12: is not YAML: more than 50 aliases"},
            {"a: " + "[".repeat(500_000), "f:1:53: is not YAML: nested deeper than 50 levels"},
            {"a: " + "{a: ".repeat(200_000), "f:1:200: is not YAML: nested deeper than 50 levels"},
            {"a: " + "- ".repeat(300), null},
            {"x: " + "y".repeat(1_000_000), "f:1:1: unknown section 'x', valid are"},
            {"? " + "k".repeat(900_000) + "\n: v", "f:1:3: unknown section"},
            {"a: &a [*a]", "f:1:1: unknown section 'a'"},
            {"probes: &a [*a]", "f:1:9: probe: a list stands"},
            {"&a probes: *a", "f:1:1: 'probes': a text stands where a list belongs"},
            {"limits: &a {symbols: *a}", "f:1:9: limits: 'symbols': a mapping stands"},
        };
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void isRefusedAtItsBound(String yaml, String message) {
        AgentConfig config = assertTimeout(ofSeconds(60), () -> AgentConfig.of("f", yaml, Options.none()));

        assertThat(config.mistakes()).isNotEmpty();
        if (message != null) {
            assertThat(config.mistakes().get(0).toString()).startsWith(message);
        }
    }

    @Test
    void tenThousandMutatedFilesAreReadOrRefusedWithAPlace() {
        Random random = new Random(SEED);
        assertThat(AgentConfig.of("f", VALID, Options.none()).mistakes()).isEmpty();

        assertTimeout(ofSeconds(60), () -> {
            for (int round = 0; round < 10_000; round++) {
                String yaml = mutated(random);
                for (Mistake mistake : AgentConfig.of("f", yaml, Options.none()).mistakes()) {
                    assertThat(mistake.line() > 0
                                    && mistake.column() > 0
                                    && !mistake.message().contains("\n"))
                            .as("seed %d, round %d: %s\n%s", SEED, round, mistake, yaml)
                            .isTrue();
                }
            }
        });
    }

    private static String mutated(Random random) {
        StringBuilder yaml = new StringBuilder(VALID);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(yaml.length());
            int end = Math.min(yaml.length(), at + 1 + random.nextInt(random.nextInt(8) == 0 ? 200 : 4));
            switch (random.nextInt(5)) {
                case 0 -> yaml.delete(at, end);
                case 1 -> yaml.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> yaml.insert(random.nextInt(yaml.length()), yaml.substring(at, end));
                case 3 -> yaml.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
                default -> yaml.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return yaml.toString();
    }
}
