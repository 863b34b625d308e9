package io.tbot.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OptionsTest {
    private static final String FILE = "listen: {port: 1, hosts: [File.example]}\nlimits: {symbols: 11}";
    private static final String TOKEN = "0123456789abcdef";

    private static Properties properties(String... pairs) {
        Properties properties = new Properties();
        for (int i = 0; i < pairs.length; i += 2) {
            properties.setProperty(pairs[i], pairs[i + 1]);
        }
        return properties;
    }

    private static List<String> mistakes(AgentConfig config) {
        return config.mistakes().stream().map(Mistake::toString).toList();
    }

    @Test
    void eachLayerIsStrongerThanTheOneBefore() {
        Map<String, String> env = Map.of("TBOT_PORT", "2");
        Properties properties = properties("tbot.port", "3");

        assertThat(AgentConfig.defaults().listen().port()).isEqualTo(9465);
        assertThat(AgentConfig.of("f", FILE, Options.none()).listen().port()).isEqualTo(1);
        assertThat(AgentConfig.of("f", FILE, new Options(null, env, new Properties()))
                        .listen()
                        .port())
                .isEqualTo(2);
        assertThat(AgentConfig.of("f", FILE, new Options(null, env, properties))
                        .listen()
                        .port())
                .isEqualTo(3);
        assertThat(AgentConfig.of("f", FILE, new Options("port=4", env, properties))
                        .listen()
                        .port())
                .isEqualTo(4);
    }

    @Test
    void aBadValueLeavesTheWeakerLayerStandingInEveryLayer() {
        Options options = new Options("port=x", Map.of("TBOT_PORT", "-1"), properties("tbot.port", "70000"));

        AgentConfig config = AgentConfig.of("f", FILE, options);

        assertThat(config.listen().port()).isEqualTo(1);
        assertThat(mistakes(config))
                .containsExactly(
                        "agent argument port: 'x' is not a whole number in 0..65535",
                        "system property tbot.port: '70000' is not a whole number in 0..65535",
                        "environment TBOT_PORT: '-1' is not a whole number in 0..65535");
    }

    @Test
    void everyOptionIsReadFromEveryLayer() {
        Map<String, String> env = Map.of(
                "TBOT_PORT_FILE", "/p",
                "TBOT_STATE_DIR", "/s",
                "TBOT_LIMITS_HISTOGRAM_SYMBOLS", "7",
                "TBOT_INSTRUMENTATION_JAVA_HTTP_ENABLED", "false");
        Properties properties = properties("tbot.name", "bot-1", "tbot.listen.token", TOKEN, "tbot.enabled", "FALSE");

        AgentConfig config = AgentConfig.of(
                "f",
                FILE,
                new Options(
                        "address=0.0.0.0, hosts=a.example;B.example,limits.order_ack_timeout=5s,"
                                + "tbot.instrumentation.jdbc.enabled=false",
                        env,
                        properties));

        assertThat(config.mistakes()).isEmpty();
        assertThat(config.enabled()).isFalse();
        assertThat(config.name()).isEqualTo("bot-1");
        assertThat(config.portFile()).isEqualTo("/p");
        assertThat(config.stateDir()).isEqualTo("/s");
        assertThat(config.listen()).isEqualTo(new Listen("0.0.0.0", 1, TOKEN, List.of("a.example", "b.example")));
        assertThat(config.limits()).isEqualTo(new Limits(7, 11, 50, 100, 200, 50, 300, 1000, 3000, 65_536, 5000));
        assertThat(config.instrumentationEnabled("jdbc")).isFalse();
        assertThat(config.instrumentationEnabled("java-http")).isFalse();
        assertThat(config.instrumentationEnabled("websocket")).isTrue();
    }

    @Test
    void aTypingMistakeIsNamedAndTheBotsOwnSettingsAreNot() {
        Map<String, String> env = Map.of("TBOT_EXCHANGE_SECRET", "hush", "TBOT_PROT", "hush", "TBOT_NAME", "");
        Options options = new Options("prt=1,frobnicate=2,bot.yaml", env, properties("tbot.strategy", "hush"));

        assertThat(mistakes(AgentConfig.of("f", FILE, options)))
                .containsExactly(
                        "agent argument prt: unknown option, did you mean 'port'",
                        "agent argument frobnicate: unknown option, valid are config, enabled, name, state.dir,"
                                + " address, port, port.file, token, hosts, public.url, instrumentation.<name>.enabled,"
                                + " limits.histogram_symbols, limits.symbols, limits.exchanges, limits.strategies,"
                                + " limits.endpoints, limits.reasons, limits.series_per_histogram,"
                                + " limits.series_per_counter, limits.series_total, limits.open_orders,"
                                + " limits.order_ack_timeout",
                        "agent argument: 'bot.yaml' has no value, write config=bot.yaml",
                        "environment TBOT_PROT: unknown option, did you mean 'port'");
    }

    @Test
    void anOpenAddressNeedsALongTokenAndTheTokenIsNeverShown() {
        AgentConfig config =
                AgentConfig.of("f", FILE, new Options("address=10.0.0.1,token=tooShort", Map.of(), properties()));

        assertThat(config.listen().address()).isEqualTo("127.0.0.1");
        assertThat(mistakes(config))
                .containsExactly("agent argument address: address '10.0.0.1' can be reached from other machines and"
                        + " needs a token of at least 16 characters, listening on 127.0.0.1");
        assertThat(config.listen().toString()).doesNotContain("tooShort");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.1.2.3, true",
        "localhost, true",
        "::1, true",
        "[::1], true",
        "0.0.0.0, false",
        "127.example.com, false",
        "::, false",
        "10.0.0.1, false"
    })
    void knowsLoopbackWithoutAskingDns(String address, boolean loopback) {
        assertThat(new Listen(address, 0, null, List.of()).loopback()).isEqualTo(loopback);
    }

    @ParameterizedTest
    @CsvSource({
        "/opt/bots/my bot.jar, my",
        "/opt/bots/market-maker.jar --live, market-maker",
        "com.acme.Bot x, com.acme.Bot",
        "trading/com.acme.Bot, com.acme.Bot",
        ".., java",
        "'', java"
    })
    void namesTheApplicationAfterItsMainClassOrJar(String command, String name) {
        Options options = new Options(null, Map.of(), properties("sun.java.command", command));

        AgentConfig config = AgentConfig.of("f", FILE, options);

        assertThat(config.name()).isEqualTo(name);
        assertThat(config.stateDir()).isEqualTo("./.tbot-agent/" + name);
    }
}
