package io.tbot.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileReaderTest {
    @Test
    void readsAVenueOfTheBotsOwn() {
        AgentConfig config = AgentConfig.of("f", """
                exchanges:
                  - host: api.acme.io
                    name: acme
                    profile:
                      like: binance
                      calls:
                        - {is: place, method: POST, path: [/v1/orders, "/v1/*/orders"], symbol: request.symbol, side: "'buy'", id: [request.id, "answer.data[0].id", "answer.open.{}"]}
                        - {is: cancel, method: DELETE, path: "/v1/orders/*", id: path.2}
                      errors: {code: answer.code, ok: [0], limits: 429}
                      wraps: data
                      messages:
                        - {is: trades, when: "topic=trades.*", symbol: "*", time: ts, sequence: id}
                """, Options.none());

        assertThat(config.mistakes()).isEmpty();
        assertThat(config.exchanges())
                .containsExactly(new ExchangeRule(
                        "api.acme.io",
                        "acme",
                        new ProfileRule(
                                "binance",
                                List.of(
                                        new ProfileRule.Call(
                                                "place",
                                                "POST",
                                                List.of("/v1/orders", "/v1/*/orders"),
                                                Map.of(
                                                        "symbol", List.of("request.symbol"),
                                                        "side", List.of("'buy'"),
                                                        "id",
                                                                List.of(
                                                                        "request.id",
                                                                        "answer.data[0].id",
                                                                        "answer.open.{}"))),
                                        new ProfileRule.Call(
                                                "cancel",
                                                "DELETE",
                                                List.of("/v1/orders/*"),
                                                Map.of("id", List.of("path.2")))),
                                List.of("answer.code"),
                                List.of("0"),
                                List.of("429"),
                                List.of(),
                                List.of("data"),
                                List.of(new ProfileRule.Message(
                                        "trades",
                                        "topic=trades.*",
                                        Map.of(
                                                "symbol", List.of("*"),
                                                "time", List.of("ts"),
                                                "sequence", List.of("id")))))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "like: binanc | unknown venue 'binanc', did you mean 'binance'",
                "cals: [] | unknown key 'cals', did you mean 'calls'",
                "calls: [{is: plce, method: POST, path: /x}] | unknown word 'plce', did you mean 'place'",
                "calls: [{is: place, method: POTS, path: /x}] | did you mean 'POST'",
                "calls: [{is: place, method: POST}] | 'path' is missing",
                "calls: [{is: place, method: POST, path: x}] | 'x' does not begin with '/'",
                "calls: [{is: place, method: POST, path: /x, symbl: request.a}] | did you mean 'symbol'",
                "calls: [{is: place, method: POST, path: /x, symbol: a}] | 'a' begins with none of request.",
                "calls: [{is: place, method: POST, path: /x, id: request.signature}] | 'signature' is a secret",
                "calls: [{is: place, method: POST, path: /x, id: request.api_key}] | 'api_key' is a secret",
                "calls: [{is: place, method: POST, path: /x, id: answer.listenKey}] | 'listenKey' is a secret",
                "calls: [{is: place, method: POST, path: /x, id: answer.a.Access-Token}] | 'Access-Token' is a secret",
                "calls: [{is: place, method: POST, path: /x, id: 'answer.a[].b[].c'}] | has more than one [] or {}",
                "calls: [{is: place, method: POST, path: /x, id: 'answer.a[].{}'}] | has more than one [] or {}",
                "calls: [{is: place, method: POST, path: /x, id: answer.a b}] | is not a field like",
                "messages: [{is: trades, when: e}] | 'e' is not of the form field=value",
                "messages: [{is: trades, when: 'e=a*b'}] | has a '*' that is not its end",
                "messages: [{is: trades, when: 'token=x'}] | 'token' is a secret",
                "errors: {code: code} | begins with none of",
            })
    void namesEveryMistakeAndKeepsTheName(String profile, String problem) {
        AgentConfig config = AgentConfig.of(
                "f", "exchanges: [{host: a.b, name: acme, profile: {" + profile.strip() + "}}]", Options.none());

        assertThat(config.mistakes()).hasSize(1);
        assertThat(config.mistakes().get(0).toString()).startsWith("f:1:").contains(problem.strip());
        assertThat(config.exchanges()).extracting(ExchangeRule::name).containsExactly("acme");
    }
}
