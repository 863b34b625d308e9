package io.tbot.extension.own;

import static io.tbot.extension.own.Probes.probe;
import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.config.Operation;
import io.tbot.engine.config.ProbeSpec;
import io.tbot.extension.own.Bot.Order;
import io.tbot.extension.own.Bot.Reply;
import io.tbot.extension.own.Bot.Side;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.implementation.MethodCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Advice is inlined into whatever class file version the bot was compiled to, and the JVM verifies the outcome. */
class ClassFileVersionTest {
    private static final String NAME = "com.acme.Gateway";

    private static final List<ProbeSpec> SHAPES = List.of(
            probe(NAME, "send", Operation.ORDER_CANCEL, "exchange='x'"),
            probe(NAME, "send", Operation.CACHE_GET, "cache=arg0.symbol", "hit=arg0.urgent"),
            probe(
                    NAME,
                    "send",
                    Operation.ORDER_PLACE,
                    "symbol=arg0.symbol",
                    "side=arg0.side",
                    "qty=arg0.kind",
                    "client_id=arg0.kind",
                    "id=return.status",
                    "ok=return.accepted"),
            probe(NAME, "send", Operation.ORDER_EVENT, "status=arg0.side", "id=arg0.kind", "ok=return.accepted"),
            probe(NAME, "send", Operation.ORDER_QUERY, "exchange=arg0.symbol", "id=arg0.kind", "status=return.status"),
            probe(
                    NAME,
                    "send",
                    Operation.ORDER_QUERY,
                    "exchange=arg0.symbol",
                    "list=return.parts",
                    "id=item",
                    "complete=return.accepted"),
            probe(
                    NAME,
                    "send",
                    Operation.MD_SNAPSHOT,
                    "symbol=arg0.symbol",
                    "exchange_time=return.time",
                    "sequence=return.time"),
            probe(
                    NAME,
                    "send",
                    Operation.TIMER,
                    "label.a=arg0.symbol",
                    "label.b=arg0.side",
                    "label.c=arg0.urgent",
                    "label.d=arg0.kind",
                    "label.e=this.class.name",
                    "ok=return.accepted"),
            probe(NAME, "send", Operation.EXCHANGE_CALL, "endpoint=arg0.symbol", "status=return.status"),
            probe(NAME, "send", Operation.TIMER, "label.a=return.status", "label.b=return.accepted"),
            probe(NAME, "send", Operation.MD_TICK, "symbol=arg0.symbol", "exchange_time=arg0.kind"),
            probe(NAME, "send", Operation.GAUGE, "value=arg0.kind", "label.a=arg0.symbol"),
            probe(NAME, "send", Operation.GAUGE, "value=return.accepted", "label.a=arg0.symbol"),
            probe(
                    NAME,
                    "send",
                    Operation.GAUGE,
                    "value=arg0.kind",
                    "label.a=arg0.symbol",
                    "label.b=arg0.side",
                    "label.c=arg0.urgent"),
            probe(
                    NAME,
                    "send",
                    Operation.GAUGE,
                    "value=return.accepted",
                    "label.a=arg0.symbol",
                    "label.b=arg0.side",
                    "label.c=arg0.urgent"));

    @Test
    void theProbesUseEveryShape() {
        assertThat(SHAPES.stream().map(shape -> new SlotLayout(shape).shape()))
                .containsExactlyInAnyOrder(AdviceShape.values());
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 52, 61})
    void everyShapePassesTheVerifierAndKeepsTheResult(int version) throws Exception {
        byte[] plain = new ByteBuddy(ClassFileVersion.ofMinorMajor(version))
                .subclass(Object.class)
                .name(NAME)
                .defineMethod("send", Reply.class, Visibility.PUBLIC)
                .withParameters(Order.class)
                .intercept(MethodCall.invoke(Bot.class.getMethod("reply", Order.class))
                        .withAllArguments())
                .make()
                .getBytes();
        assertThat(plain[7]).isEqualTo((byte) version);

        for (ProbeSpec shape : SHAPES) {
            TestWeaver weaver = new TestWeaver(shape);
            byte[] woven = weaver.weave(NAME, ClassFileLocator.Simple.of(NAME, plain));
            Object gateway = weaver.define(NAME, woven).getDeclaredConstructor().newInstance();
            var send = gateway.getClass().getMethod("send", Order.class);

            assertThat(send.invoke(gateway, new Order("BTC", Side.BUY, 7))).isEqualTo(new Reply("NEW", true));
            assertThat(send.invoke(gateway, (Object) null)).isNull();
            assertThat(woven[7]).isEqualTo((byte) version);
            assertThat(weaver.sink.events).as(shape.title()).isNotEmpty();
            assertThat(weaver.sink.faults).as(shape.title()).isEmpty();
        }
    }
}
