package io.tbot.extension.own;

import static io.tbot.extension.own.Probes.probe;
import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.config.Operation;
import io.tbot.engine.config.ProbeSpec;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainTest {
    private static String explain(ProbeSpec... probes) throws Exception {
        File classes = new File(
                Bot.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Explain.run(List.of(probes), List.of(classes), new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void showsWhatEachKeyBindsTo() throws Exception {
        String text = explain(probe(
                Bot.Gateway.class,
                "place",
                Operation.ORDER_PLACE,
                "exchange='x'",
                "symbol=arg0.symbol",
                "side=arg0.sid"));

        assertThat(text.lines())
                .containsExactly(
                        "line 1: io.tbot.extension.own.Bot$Gateway.place (order.place)",
                        "  io.tbot.extension.own.Bot$Gateway.place"
                                + "(Lio/tbot/extension/own/Bot$Order;D)Ljava/lang/String;",
                        "    exchange: 'x'",
                        "    symbol: arg0.getSymbol() (String)",
                        "    side: not bound, io.tbot.extension.own.Bot$Order has no field or getter 'sid',"
                                + " did you mean 'side'");
    }

    @Test
    void namesTheNearestClassAndMethodWhereNothingMatches() throws Exception {
        assertThat(explain(probe(Bot.Gateway.class, "plaec", Operation.ORDER_PLACE)))
                .contains("no match: no method 'plaec', did you mean 'place'");
        assertThat(explain(probe("io.tbot.extension.own.Bot$Gatway", "place", Operation.ORDER_PLACE)))
                .contains("did you mean 'io.tbot.extension.own.Bot$Gateway'");
        assertThat(explain(probe("com.acme.OwnProbesTest", "place", Operation.ORDER_PLACE)))
                .contains("no class 'com.acme.OwnProbesTest' on the class path")
                .contains("did you mean 'io.tbot.extension.own.OwnProbesTest'");
    }
}
