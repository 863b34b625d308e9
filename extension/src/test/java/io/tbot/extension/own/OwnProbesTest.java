package io.tbot.extension.own;

import static io.tbot.extension.own.Probes.probe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tbot.engine.config.Operation;
import io.tbot.extension.match.LambdaBodies;
import io.tbot.extension.own.Bot.Gateway;
import io.tbot.extension.own.Bot.Instrument;
import io.tbot.extension.own.Bot.Order;
import io.tbot.extension.own.Bot.Side;
import io.tbot.extension.own.Bot.Tick;
import java.lang.reflect.InvocationTargetException;
import java.util.Date;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OwnProbesTest {
    private static final Order ORDER = new Order("BTC", Side.BUY, 7);
    private static final Tick TICK = new Tick(new Instrument("ETH", 'B'), 17, 1.5, new Date(5));

    private static Object call(Class<?> type, String name, Object... arguments) throws Throwable {
        for (var method : type.getDeclaredMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
                boolean fixed = java.lang.reflect.Modifier.isStatic(method.getModifiers());
                method.setAccessible(true);
                try {
                    var made = type.getDeclaredConstructor();
                    made.setAccessible(true);
                    return method.invoke(fixed ? null : made.newInstance(), arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }
        }
        throw new AssertionError(name);
    }

    @Test
    void labelsComeFromFieldsGettersEnumsAndLiterals() throws Throwable {
        TestWeaver weaver = new TestWeaver(probe(
                Gateway.class,
                "place*",
                Operation.ORDER_PLACE,
                "exchange='kraken'",
                "symbol=arg0.symbol",
                "order_type=arg0.kind",
                "side=arg0.side",
                "price=arg1",
                "client_id=arg0.clientId"));

        Object id = call(weaver.load(Gateway.class), "place", ORDER, 1.0);

        assertThat(id).isEqualTo("id-7");
        assertThat(weaver.sites.sites)
                .containsExactly("place(Lio/tbot/extension/own/Bot$Order;D)Ljava/lang/String;"
                        + " [kraken, null, null, null, null]");
        assertThat(weaver.sink.events)
                .containsExactly(
                        "enter [null, BTC, 7, BUY]",
                        "begins [null, BTC, 7, BUY] {priceNumber=1.0}",
                        "ends null - [null, BTC, 7, BUY] {}");
        assertThat(weaver.sink.faults).isEmpty();
        assertThat(weaver.sites.problems)
                .containsExactly("client_id: io.tbot.extension.own.Bot$Order has no field or getter 'clientId'");
    }

    @Test
    void aNullOnTheWayLeavesTheSlotOpenAndIsNoFault() throws Throwable {
        TestWeaver weaver = new TestWeaver(
                probe(Gateway.class, "place", Operation.ORDER_PLACE, "symbol=arg0.symbol", "exchange='x'"));

        call(weaver.load(Gateway.class), "place", null, 1.0);

        assertThat(weaver.sink.events).containsExactly("enter []", "exit 0 null -");
        assertThat(weaver.sink.faults).isEmpty();
    }

    @Test
    void aThrowingGetterCostsItsOwnLabelOnly() throws Throwable {
        TestWeaver weaver = new TestWeaver(
                probe(Gateway.class, "place", Operation.ORDER_PLACE, "symbol=arg0.broken", "side=arg0.side"));

        call(weaver.load(Gateway.class), "place", ORDER, 1.0);

        assertThat(weaver.sink.events).containsExactly("enter [null, null, null, BUY]", "exit 0 null -");
        assertThat(weaver.sink.faults).hasSize(1);
    }

    @Test
    void theBotsExceptionPassesAndIsSeen() throws Throwable {
        TestWeaver weaver = new TestWeaver(probe(Gateway.class, "place", Operation.ORDER_PLACE, "exchange='x'"));
        Class<?> gateway = weaver.load(Gateway.class);

        Throwable thrown = catchThrowable(() -> call(gateway, "place", ORDER, -1.0));

        assertThat(thrown).isInstanceOf(IllegalArgumentException.class).hasMessage("qty");
        assertThat(weaver.sink.events).containsExactly("enter []", "exit 0 null IllegalArgumentException");
    }

    @Test
    void aNestedCallIsNotClosedTwice() throws Throwable {
        TestWeaver weaver = new TestWeaver(probe(Gateway.class, "place", Operation.ORDER_PLACE, "exchange='x'"));
        weaver.sink.token = -1;

        call(weaver.load(Gateway.class), "place", ORDER, 1.0);

        assertThat(weaver.sink.events).containsExactly("enter []");
    }

    @Test
    void failNullReadsTheResult() throws Throwable {
        TestWeaver weaver =
                new TestWeaver(probe(Gateway.class, "place", Operation.ORDER_PLACE, "exchange='x'", "fail=null"));
        Class<?> gateway = weaver.load(Gateway.class);

        call(gateway, "place", ORDER, 1.0);
        call(gateway, "place", null, 1.0);

        assertThat(weaver.sink.events).containsExactly("enter []", "exit 0 id-7 -", "enter []", "exit 0 null -");
    }

    @Test
    void failNullOfAVoidMethodIsReportedAndNeverSaysFailed() throws Throwable {
        TestWeaver weaver =
                new TestWeaver(probe(Gateway.class, "cancel", Operation.ORDER_CANCEL, "exchange='x'", "fail=null"));

        call(weaver.load(Gateway.class), "cancel", "1");

        assertThat(weaver.sink.events).containsExactly("enter []", "exit 0  -");
        assertThat(weaver.sites.problems).containsExactly("fail: 'return' does not exist: cancel returns nothing");
    }

    @Test
    void okReadsAPathOfTheResult() throws Throwable {
        TestWeaver weaver = new TestWeaver(
                probe(Gateway.class, "send", Operation.ORDER_PLACE, "symbol=arg0.symbol", "ok=return.accepted"));
        Class<?> gateway = weaver.load(Gateway.class);

        call(gateway, "send", ORDER);
        call(gateway, "send", new Order("ETH", Side.SELL, 11));
        call(gateway, "send", (Object) null);

        assertThat(weaver.sink.events)
                .containsExactly(
                        "enter [null, BTC]",
                        "exit 0 true -",
                        "enter [null, ETH]",
                        "exit 0 false -",
                        "enter []",
                        "exit 0 null -");
        assertThat(weaver.sink.faults).isEmpty();
    }

    @Test
    void labelsOfTheResultAreDeliveredAtTheExit() throws Throwable {
        TestWeaver weaver = new TestWeaver(probe(
                Gateway.class,
                "send",
                Operation.EXCHANGE_CALL,
                "exchange='x'",
                "endpoint=arg0.symbol",
                "status=return.status"));
        Class<?> gateway = weaver.load(Gateway.class);

        call(gateway, "send", ORDER);
        call(gateway, "send", (Object) null);

        assertThat(weaver.sink.events)
                .containsExactly("enter []", "exit 0 null - [null, BTC, NEW]", "enter []", "exit 0 null - []");
        assertThat(weaver.sink.faults).isEmpty();
    }

    @Test
    void manyLabelsOfArgumentsAndResultAreDeliveredAtTheExit() throws Throwable {
        TestWeaver weaver = new TestWeaver(probe(
                Gateway.class,
                "send",
                Operation.TIMER,
                "label.a=arg0.symbol",
                "label.b=arg0.side",
                "label.c=arg0.urgent",
                "label.d=return.status",
                "label.e=return.accepted"));

        call(weaver.load(Gateway.class), "send", ORDER);

        assertThat(weaver.sink.events).containsExactly("enter []", "exit 0 null - [BTC, BUY, false, NEW, true]");
    }

    @Test
    void fiveLabelsAreReadThroughGetters() throws Throwable {
        TestWeaver weaver = new TestWeaver(probe(
                Gateway.class,
                "send",
                Operation.TIMER,
                "label.a=arg0.symbol",
                "label.b=arg0.side",
                "label.c=arg0.urgent",
                "label.d=arg0.kind",
                "label.e=this.class.name"));

        call(weaver.load(Gateway.class), "send", ORDER);

        assertThat(weaver.sites.problems).isEmpty();
        assertThat(weaver.sink.faults).isEmpty();
        assertThat(weaver.sink.events)
                .containsExactly("enter [BTC, BUY, false, 7, io.tbot.extension.own.Bot$Gateway]", "exit 0 null -");
    }

    @Test
    void primitivesOfAStaticMethodAreLabels() throws Throwable {
        TestWeaver weaver = new TestWeaver(probe(
                Gateway.class,
                "check",
                Operation.TIMER,
                "label.type=arg0",
                "label.strict=arg1",
                "label.level=arg2",
                "label.limit=arg3",
                "label.grade=arg4"));

        call(weaver.load(Gateway.class), "check", "size", true, 3, 1L << 40, 'A');

        assertThat(weaver.sink.events).containsExactly("enter [size, true, 3, 1099511627776, A]", "exit 0 null -");
    }

    @Test
    void aTickHandsOverItsTimeInAnyType() throws Throwable {
        for (String[] expected : new String[][] {
            {"time", "tick 17 - [null, ETH]"},
            {"seconds", "tick 1500000000 - [null, ETH]"},
            {"date", "tick " + TICK.date() + " - [null, ETH]"}
        }) {
            TestWeaver weaver = new TestWeaver(probe(
                    Gateway.class,
                    "onTick",
                    Operation.MD_TICK,
                    "exchange='x'",
                    "symbol=arg0.instrument.symbol",
                    "exchange_time=arg0." + expected[0]));

            Class<?> gateway = weaver.load(Gateway.class);
            call(gateway, "onTick", TICK);
            call(gateway, "onTick", (Object) null);

            assertThat(weaver.sink.events)
                    .containsExactly(
                            "enter [null, ETH]",
                            expected[1],
                            "exit 0 null -",
                            "enter []",
                            "tick - - []",
                            "exit 0 null -");
            assertThat(weaver.sink.faults).isEmpty();
        }
    }

    @Test
    void aTickHandsOverItsNumberWithOrWithoutATime() throws Throwable {
        TestWeaver weaver =
                new TestWeaver(probe(Gateway.class, "onTick", Operation.MD_TICK, "symbol='x'", "sequence=arg0.time"));

        call(weaver.load(Gateway.class), "onTick", TICK);

        assertThat(weaver.sites.problems).isEmpty();
        assertThat(weaver.sink.events).containsExactly("enter []", "tick - 17 []", "exit 0 null -");
    }

    @Test
    void aSnapshotHandsOverTheTimeAndNumberThatItsResultBears() throws Throwable {
        TestWeaver weaver = new TestWeaver(probe(
                Gateway.class,
                "poll",
                Operation.MD_SNAPSHOT,
                "exchange='x'",
                "symbol=return.instrument.symbol",
                "exchange_time=return.date",
                "sequence=return.time"));

        call(weaver.load(Gateway.class), "poll");

        assertThat(weaver.sites.problems).isEmpty();
        assertThat(weaver.sink.events)
                .containsExactly("enter []", "exit 0 null - tick " + new Date(5) + " 17 [null, BTC]");
    }

    @Test
    void aPolledTickIsLabelledAtTheExitAndHasNoAge() throws Throwable {
        TestWeaver weaver = new TestWeaver(probe(
                Gateway.class,
                "poll",
                Operation.MD_TICK,
                "exchange='x'",
                "symbol=return.instrument.symbol",
                "data_type=return.instrument.tier",
                "exchange_time=return.time"));

        call(weaver.load(Gateway.class), "poll");

        assertThat(weaver.sink.events).containsExactly("enter []", "exit 0 null - [null, BTC, A]");
        assertThat(weaver.sites.problems).hasSize(1).first().asString().startsWith("exchange_time: the age");
    }

    @Test
    void aGaugeReadsTheResultAndItsLabels() throws Throwable {
        TestWeaver weaver = new TestWeaver(
                probe(Gateway.class, "getPosition", Operation.GAUGE, "value=return", "label.desk='main'"),
                probe(Gateway.class, "place", Operation.COUNTER, "value='2'", "label.symbol=arg0.symbol"),
                probe(Gateway.class, "send", Operation.COUNTER, "value=arg0.urgent", "label.symbol=arg0.symbol"));
        Class<?> gateway = weaver.load(Gateway.class);

        call(gateway, "getPosition");
        call(gateway, "place", ORDER, 1.0);
        call(gateway, "place", null, 1.0);
        call(gateway, "send", ORDER);
        call(gateway, "send", (Object) null);

        assertThat(weaver.sink.events)
                .containsExactly(
                        "value 1.5 null []", "value 2.0 null [BTC]", "value 2.0 null []", "value 0.0 null [BTC]");
        assertThat(weaver.sink.faults).isEmpty();
    }

    @Test
    void aProbedGetterReadsItsFieldAndNotItself() throws Throwable {
        TestWeaver weaver = new TestWeaver(probe(Gateway.class, "getPosition", Operation.GAUGE, "value=this.position"));

        call(weaver.load(Gateway.class), "getPosition");

        assertThat(weaver.sink.events).containsExactly("value 1.5 null []");
        assertThat(weaver.sink.faults).isEmpty();
    }

    @Test
    void aLambdaBodyIsReadBehindItsCapturedVariables() throws Throwable {
        TestWeaver weaver = new TestWeaver(probe(
                        "+java.util.function.Consumer", "accept", Operation.MD_TICK, "symbol=arg0.instrument.symbol"))
                .lambdas(net.bytebuddy.matcher.ElementMatchers.nameStartsWith("lambda$"));
        LambdaBodies.announce(Map.of("lambda$lambda$0(Ljava/lang/String;Lio/tbot/extension/own/Bot$Tick;)V", 1));
        Class<?> gateway = weaver.load(Gateway.class);
        LambdaBodies.announce(null);

        @SuppressWarnings("unchecked")
        Consumer<Tick> consumer = (Consumer<Tick>) call(gateway, "consumer", "captured");
        consumer.accept(TICK);

        assertThat(weaver.sites.problems).isEmpty();
        assertThat(weaver.sink.events).containsExactly("enter [null, ETH]", "exit 0 null -");
    }

    @Test
    void whatCannotServeAsALabelIsReportedAndLeftOpen() throws Throwable {
        TestWeaver weaver = new TestWeaver(probe(
                Gateway.class,
                "place",
                Operation.TIMER,
                "label.order=arg0",
                "label.qty=arg1",
                "label.typo=arg0.symbl",
                "label.far=arg2",
                "label.hidden=arg0.getSymbol"));

        call(weaver.load(Gateway.class), "place", ORDER, 1.0);

        assertThat(weaver.sites.problems)
                .containsExactly(
                        "order: 'arg0' is a io.tbot.extension.own.Bot$Order, name a field or getter of it",
                        "qty: 'arg1' is a double, which takes too many values for a label",
                        "typo: io.tbot.extension.own.Bot$Order has no field or getter 'symbl', did you mean 'symbol'",
                        "far: 'arg2' is outside the 2 parameters of place, counted from arg0");
        assertThat(weaver.sink.events).containsExactly("enter [null, null, null, null, BTC]", "exit 0 null -");
    }

    @Test
    void aTypeWithoutTheMethodIsANearMiss() throws Throwable {
        TestWeaver weaver = new TestWeaver(probe(Gateway.class, "plaec", Operation.ORDER_PLACE, "exchange='x'"));

        weaver.load(Gateway.class);

        assertThat(weaver.sites.sites).isEmpty();
        assertThat(weaver.sites.nearMisses).hasSize(1);
        assertThat(weaver.sites.nearMisses.get(0)).contains("Gateway [").contains("place");
    }

    @Test
    void defaultMethodsOfAnInterfaceAreWoven() throws Throwable {
        TestWeaver weaver =
                new TestWeaver(probe("+" + Bot.Feed.class.getName(), "on*", Operation.MD_TICK, "symbol=arg0"));

        weaver.load(Bot.Feed.class);

        assertThat(weaver.sites.sites).containsExactly("onIdle(Ljava/lang/String;)V [null, null, null]");
    }
}
