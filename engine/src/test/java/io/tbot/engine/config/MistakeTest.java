package io.tbot.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake a file can hold, with its whole message. */
final class MistakeTest {
    private static final String PROBE = "class: a.B, method: m";

    static String[][] mistakes() {
        return new String[][] {
            // not a configuration
            {"", "f:1:1: is empty, every default stands"},
            {"# only a comment\n", "f:1:1: is empty, every default stands"},
            {"hello", "f:1:1: a text stands where 'key: value' pairs belong"},
            {"- a\n- b", "f:1:1: a list stands where 'key: value' pairs belong"},
            {"a: b: c", "f:1:5: is not YAML: mapping values are not allowed here"},
            {
                "probes:\n  - {class: *x}",
                "f:2:13: is not YAML: alias 'x' is not defined," + " put a value that begins with '*' in quotes"
            },
            {"a: !!java.net.URL [x]", "f:1:4: is not YAML: tag 'tag:yaml.org,2002:java.net.URL' is not allowed"},
            {"version: 1\nlisten: \u0007", "f:2:9: is not YAML: character 0x7 is not allowed"},
            {"version: 1\rname: 😀\r\nlisten: 😀\u0007", "f:3:10: is not YAML: character 0x7 is not allowed"},
            {"version: 1\n---\nversion: 1", "f:2:1: is not YAML: found another document"},
            // sections
            {"version: 2", "f:1:10: 'version': '2' is not 1"},
            {"prbes: []", "f:1:1: unknown section 'prbes', did you mean 'probes'"},
            {"limits: {}\nlimits: {}", "f:2:1: section 'limits' stands twice, the one in line 1 counts"},
            {"[a]: b", "f:1:1: a list stands where a section belongs"},
            {"listen: 80", "f:1:9: listen: a text stands where 'key: value' pairs belong"},
            {"probes: {}", "f:1:9: 'probes': a mapping stands where a list belongs"},
            // listen
            {"listen: {prt: 1}", "f:1:10: listen: unknown key 'prt', did you mean 'port'"},
            {"listen: {zzz: 1}", "f:1:10: listen: unknown key 'zzz', valid are address, port, token, hosts, public_url"
            },
            {"listen: {port: 65536}", "f:1:16: listen: 'port': '65536' is not a whole number in 0..65535"},
            {"listen: {port: [1]}", "f:1:16: listen: 'port': a list stands where a text belongs"},
            {"listen: {port: ' '}", "f:1:16: listen: 'port': no value"},
            {"listen: {address: a b}", "f:1:19: listen: 'address': 'a b' is not an address or host name"},
            {"listen: {token: s cret}", "f:1:17: listen: 'token': not a token of 1..512 ASCII characters without spaces"
            },
            {"listen: {hosts: [a/b]}", "f:1:18: listen: 'hosts': 'a/b' is not an address or host name"},
            {"listen: {hosts: a}", "f:1:17: listen: 'hosts': a text stands where a list belongs"},
            {
                "listen: {address: 0.0.0.0, token: short}",
                "f:1:19: listen: address '0.0.0.0' can be reached from other"
                        + " machines and needs a token of at least 16 characters, listening on 127.0.0.1"
            },
            // limits
            {"limits: {symbol: 1}", "f:1:10: limits: unknown key 'symbol', did you mean 'symbols'"},
            {"limits: {symbols: 0}", "f:1:19: limits: 'symbols': '0' is not a whole number in 1..100000"},
            {
                "limits: {order_ack_timeout: 5}",
                "f:1:29: limits: 'order_ack_timeout': '5' is not a time in 100ms..1h," + " written like 30s"
            },
            {
                "limits: {order_ack_timeout: 2h}",
                "f:1:29: limits: 'order_ack_timeout': '2h' is not a time in 100ms..1h," + " written like 30s"
            },
            // exchanges, carriers, resume
            {"exchanges: [{host: a}]", "f:1:13: exchange: 'name' is missing"},
            {"exchanges: [{name: a}]", "f:1:13: exchange: 'host' is missing"},
            {
                "exchanges: [{name: a, host: 'http://x'}]",
                "f:1:29: exchange: 'host': 'http://x' is not an address or host name"
            },
            {"exchanges: [{name: a, host: '*****'}]", "f:1:29: exchange: 'host': more than 4 '*'"},
            {
                "exchanges: [{name: a, host: b, limits: {x: none}}]",
                "f:1:44: exchange limits: 'x': 'none' is not a whole number in 1..1000000000"
            },
            {
                "exchanges: [{name: a, host: b, health: {heartbeet: [1ms]}}]",
                "f:1:41: exchange health: unknown key 'heartbeet', did you mean 'heartbeat'"
            },
            {
                "exchanges: [{name: a, host: b, health: {heartbeat: [1ms]}}]",
                "f:1:52: exchange health: 'heartbeat': 1 times stand where 6 belong"
            },
            {
                "exchanges: [{name: a, host: b, health: {response: [2ms, 1ms]}}]",
                "f:1:57: exchange health: 'response': not a time above the one before, in 1us..10m, written like 5ms"
            },
            {
                "exchanges: [{name: a, host: b, health: {low_headroom: 5, least_headroom: 6}}]",
                "f:1:74: exchange health: 'least_headroom': '6' is above low_headroom '5'"
            },
            {
                "exchanges: [{name: a, host: b, health: {storm_window: 1ms}}]",
                "f:1:55: exchange health: 'storm_window': '1ms' is not a time in 1s..1h, written like 30s"
            },
            {"exchanges: [a]", "f:1:13: exchange: a text stands where 'key: value' pairs belong"},
            {
                "carriers: [{clas: a}]",
                "f:1:13: carrier: unknown key 'clas', did you mean 'class'\n" + "f:1:12: carrier: 'class' is missing"
            },
            {
                "resume: [{class: a, method: m, carrier: x}]",
                "f:1:41: resume: 'carrier': 'x' is no path; write \"'x'\" for a literal"
            },
            // probes: what every entry needs
            {
                "probes: [{}]",
                "f:1:10: probe: 'class' is missing\nf:1:10: probe: 'method' is missing\n"
                        + "f:1:10: probe: 'op' is missing"
            },
            {probe("op: order.plce"), "f:1:38: probe: 'op': unknown operation 'order.plce', did you mean 'order.place'"
            },
            {probe("op: [x]"), "f:1:38: probe: 'op': a list stands where a text belongs"},
            {
                "probes: [{class: a..B, method: m, op: md.tick}]",
                "f:1:18: probe md.tick: 'class': 'a..B' is no class name, '*' for any characters, '+' before"
            },
            {
                "probes: [{class: a.B, method: m(), op: md.tick}]",
                "f:1:31: probe md.tick: 'method': 'm()' is no method name, '*' for any characters"
            },
            {probe("op: md.tick, symbl: arg0"), "f:1:47: probe md.tick: unknown key 'symbl', did you mean 'symbol'"},
            {
                probe("op: cache.get, zzz: arg0"),
                "f:1:49: probe cache.get: unknown key 'zzz'," + " valid are class, method, op, cache, hit, ok, fail"
            },
            {
                probe("op: order.query, avgPx: return.px"),
                "f:1:51: probe order.query: unknown key 'avgPx', did you mean 'avg_px'"
            },
            {
                probe("op: md.tick, symbol: arg0, symbol: arg1"),
                "f:1:61: probe md.tick: key 'symbol' stands twice, the one in line 1 counts"
            },
            // expressions
            {
                probe("op: md.tick, exchange: kraken"),
                "f:1:57: probe md.tick: 'exchange': 'kraken' is no path; write \"'kraken'\" for a literal"
            },
            {
                probe("op: md.tick, exchange: 'kraken'"),
                "f:1:57: probe md.tick: 'exchange': 'kraken' is no path; write \"'kraken'\" for a literal"
            },
            {
                probe("op: md.tick, symbol: arg.x"),
                "f:1:55: probe md.tick: 'symbol': 'arg.x' is no path;"
                        + " begin with argN, return, this or item, then at most 8 names with '.' between"
            },
            {
                probe("op: md.tick, symbol: arg0..x"),
                "f:1:55: probe md.tick: 'symbol': 'arg0..x' is no path;"
                        + " begin with argN, return, this or item, then at most 8 names with '.' between"
            },
            {
                probe("op: md.tick, symbol: arg0.a.b.c.d.e.f.g.h.i"),
                "f:1:55: probe md.tick: 'symbol': 'arg0.a.b.c.d.e.f.g.h.i' is no path;"
                        + " begin with argN, return, this or item, then at most 8 names with '.' between"
            },
            {
                probe("op: md.tick, symbol: arg255"),
                "f:1:55: probe md.tick: 'symbol': 'arg255' is no path;"
                        + " begin with argN, return, this or item, then at most 8 names with '.' between"
            },
            {probe("op: md.tick, symbol: \"''\""), "f:1:55: probe md.tick: 'symbol': literal '' is empty"},
            {probe("op: md.tick, symbol:"), "f:1:54: probe md.tick: 'symbol': no value"},
            {
                probe("op: md.tick, symbol: {a: b}"),
                "f:1:55: probe md.tick: 'symbol': a mapping stands where a text belongs"
            },
            {probe("op: md.tick, symbol: item.x"), "f:1:55: probe md.tick: 'symbol': 'item.x' is for order.query only"},
            {probe("op: order.query, id: item.x"), "f:1:55: probe order.query: 'id': 'item.x' needs the key 'list'"},
            {
                probe("op: order.query, list: \"'x'\""),
                "f:1:57: probe order.query: 'list': 'x' is a literal; write a path"
            },
            {probe("op: md.tick, ok: \"'x'\""), "f:1:51: probe md.tick: 'ok': 'x' is a literal; write a path"},
            {
                probe("op: md.tick, fail: arg0"),
                "f:1:53: probe md.tick: 'fail': 'arg0' is not null; for a path that is false write ok: PATH"
            },
            // own metrics
            {probe("op: timer"), "f:1:10: probe timer: 'metric' is missing"},
            {probe("op: gauge, metric: x"), "f:1:10: probe gauge: 'value' is missing"},
            {probe("op: counter, metric: x, value: \"'a'\""), "f:1:65: probe counter: 'value': 'a' is not a number"},
            {
                probe("op: gauge, metric: x, value: arg0, ok: arg1"),
                "f:1:69: probe gauge: unknown key 'ok', valid are class, method, op, metric, value, labels"
            },
            {
                probe("op: timer, metric: x, value: arg0"),
                "f:1:56: probe timer: unknown key 'value', valid are class, method, op, metric, labels, expected_interval, ok, fail"
            },
            {
                probe("op: timer, metric: a-b"),
                "f:1:53: probe timer: 'metric': 'a-b' is no metric name,"
                        + " use a-z, 0-9 and '_', beginning with no digit"
            },
            {
                probe("op: timer, metric: tbot_"),
                "f:1:53: probe timer: 'metric': 'tbot_' is only a prefix or suffix, name what is measured"
            },
            {
                probe("op: gauge, metric: x_total, value: arg0"),
                "f:1:53: probe gauge: 'metric': 'x_total' ends in '_total',"
                        + " which is reserved for another kind of metric"
            },
            {
                probe("op: timer, metric: x, labels: {le: arg0}"),
                "f:1:69: probe timer: labels: 'le': label 'le' is reserved, choose another name"
            },
            {
                probe("op: timer, metric: x, labels: {__a: arg0}"),
                "f:1:70: probe timer: labels: '__a': label '__a' is reserved, choose another name"
            },
            {
                probe("op: timer, metric: x, labels: {a-b: arg0}"),
                "f:1:70: probe timer: labels: 'a-b': 'a-b' is no label"
                        + " name, use a-z, 0-9 and '_', beginning with no digit"
            },
            {
                probe("op: timer, metric: x, labels: {a: b}"),
                "f:1:68: probe timer: labels: 'a': 'b' is no path; write \"'b'\" for a literal"
            },
            {
                probe("op: timer, metric: x, labels: [a]"),
                "f:1:64: probe timer: labels: a list stands where 'key: value' pairs belong"
            },
            {
                probe("op: timer, metric: x, labels: {a: arg0, b: arg0, c: arg0, d: arg0, e: arg0, f: arg0}"),
                "f:1:64: probe timer: labels: 6 labels, more than the 5 possible"
            },
            {
                "probes:\n- {" + PROBE + ", op: timer, metric: x}\n- {" + PROBE
                        + ", op: timer, metric: tbot_x_seconds, labels: {a: arg0}}",
                "f:3:3: probe timer: metric 'tbot_x_seconds' has labels [] in line 2; give both the same"
            },
            {
                "probes:\n- {" + PROBE + ", op: timer, metric: x}\n- {" + PROBE
                        + ", op: gauge, metric: x_seconds, value: arg0}",
                "f:3:3: probe gauge: metric 'tbot_x_seconds' is a timer in line 2; choose another name"
            },
        };
    }

    private static String probe(String rest) {
        return "probes: [{" + PROBE + ", " + rest + "}]";
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isSaidWithItsPlaceAndRemedy(String yaml, String message) {
        AgentConfig config = AgentConfig.of("f", yaml, Options.none());

        assertThat(String.join(
                        "\n", config.mistakes().stream().map(Mistake::toString).toList()))
                .isEqualTo(message);
    }
}
