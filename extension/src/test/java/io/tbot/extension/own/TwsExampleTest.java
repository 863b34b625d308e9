package io.tbot.extension.own;

import static org.assertj.core.api.Assertions.assertThat;

import com.ib.client.Contract;
import com.ib.client.Decimal;
import com.ib.client.EClient;
import com.ib.client.EWrapper;
import com.ib.client.Execution;
import com.ib.client.Order;
import com.ib.client.OrderState;
import com.ib.client.TickAttrib;
import com.ib.client.TickAttribLast;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Options;
import io.tbot.engine.config.ProbeSpec;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The example for Interactive Brokers' TWS API, held against the shape of its public classes. */
class TwsExampleTest {
    /** A bot's client. */
    public static class Client extends EClient {}

    /** A bot's handlers. */
    public static class Handlers implements EWrapper {
        @Override
        public void orderStatus(
                int orderId,
                String status,
                Decimal filled,
                Decimal remaining,
                double avgFillPrice,
                long permId,
                int parentId,
                double lastFillPrice,
                int clientId,
                String whyHeld,
                double mktCapPrice) {}

        @Override
        public void openOrder(int orderId, Contract contract, Order order, OrderState state) {}

        @Override
        public void execDetails(int reqId, Contract contract, Execution execution) {}

        @Override
        public void tickPrice(int tickerId, int field, double price, TickAttrib attribs) {}

        @Override
        public void tickByTickAllLast(
                int reqId,
                int tickType,
                long time,
                double price,
                Decimal size,
                TickAttribLast attribs,
                String exchange,
                String specialConditions) {}
    }

    private static AgentConfig example() {
        Properties properties = new Properties();
        properties.setProperty(
                "tbot.config", Path.of("..", "docs", "examples", "ib-tws.yaml").toString());
        return AgentConfig.load(new Options(null, Map.of(), properties));
    }

    @Test
    void holdsNoMistakeAndBindsEveryKey() throws Exception {
        AgentConfig config = example();
        File classes = new File(
                Bot.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        int lacking =
                Explain.run(config.probes(), List.of(classes), new PrintStream(said, true, StandardCharsets.UTF_8));

        assertThat(config.mistakes()).isEmpty();
        assertThat(config.probes()).hasSize(7);
        assertThat(lacking).as(said::toString).isZero();
    }

    @Test
    void tellsAnOrderAndWhatBecameOfIt() throws Exception {
        TestWeaver weaver = new TestWeaver(example().probes().toArray(ProbeSpec[]::new));
        EWrapper handlers =
                (EWrapper) weaver.load(Handlers.class).getDeclaredConstructor().newInstance();
        weaver.load(EClient.class);
        Object client = weaver.load(Client.class).getDeclaredConstructor().newInstance();
        client.getClass()
                .getMethod("placeOrder", int.class, Contract.class, Order.class)
                .invoke(client, 7, new Contract(), new Order());

        handlers.orderStatus(7, "Submitted", Decimal.get(0), Decimal.get(100), 0, 99, 0, 0, 1, null, 0);
        handlers.execDetails(1, new Contract(), new Execution());

        assertThat(weaver.sites.problems).isEmpty();
        assertThat(weaver.sink.faults).isEmpty();
        assertThat(weaver.sink.events)
                .contains(
                        "begins [null, AAPL, LMT, BUY] {clientIdNumber=7, priceNumber=10.5, qty=100.0}",
                        "order [null, Submitted] {clientIdNumber=7, cumQty=0.0, lastPxNumber=0.0, venueIdNumber=99}",
                        "order [] {clientIdNumber=7, cumQty=40.0, execId=0001.01, lastPxNumber=10.5, lastQty=40.0,"
                                + " venueIdNumber=1234567890}");
    }
}
