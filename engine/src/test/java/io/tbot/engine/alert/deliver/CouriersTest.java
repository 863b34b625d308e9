package io.tbot.engine.alert.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.bootstrap.AgentThread;
import io.tbot.engine.alert.channel.Answer;
import io.tbot.engine.alert.channel.Channel;
import io.tbot.engine.alert.channel.ChannelSpec;
import io.tbot.engine.alert.channel.ChannelsReader;
import io.tbot.engine.alert.channel.Rate;
import io.tbot.engine.alert.channel.Samples;
import io.tbot.engine.alert.channel.ScriptedHttp;
import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Mistakes;
import io.tbot.engine.config.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CouriersTest {
    private static final Rate WIDE = new Rate(1000, 1_000_000_000L, 1000);

    private final Deliveries store = Deliveries.inMemory();
    private final Outbox outbox = new Outbox(store, new DeliveryLog(), new Random(1));

    private static ChannelSpec spec(String name, Channel channel) {
        return new ChannelSpec(name, "webhook", "", List.of(WIDE), channel);
    }

    private void channels(List<ChannelSpec> specs) {
        outbox.channels(specs, System.nanoTime(), System.currentTimeMillis());
    }

    private void enqueue(String id, String channel) {
        outbox.enqueue(Samples.grouped(id, channel, id, Severity.HIGH), System.nanoTime(), System.currentTimeMillis());
    }

    /**
     * Six that hang from the first message on leave one courier for a channel that nobody knows yet; of twenty, all
     * leave one for a channel that is known to answer.
     */
    @ParameterizedTest
    @CsvSource({"6, false", "20, true"})
    void channelsThatHangDoNotDelayTheOthers(int hanging, boolean known) throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        List<ChannelSpec> specs = new ArrayList<>();
        for (int i = 0; i < hanging; i++) {
            specs.add(spec("hangs" + i, (message, now) -> {
                await(release);
                return Answer.retry("hung");
            }));
        }
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch arrived = new CountDownLatch(100);
        specs.add(spec("works", (message, now) -> {
            first.countDown();
            arrived.countDown();
            return Answer.done();
        }));
        channels(specs);
        try (Couriers couriers = new Couriers(outbox)) {
            couriers.start();
            if (known) {
                enqueue("first", "works");
                assertThat(first.await(5, TimeUnit.SECONDS)).isTrue();
                awaitSent(hanging, 1);
            }
            for (int i = 0; i < hanging; i++) {
                enqueue("h" + i, "hangs" + i);
            }
            for (int i = 0; i < 100; i++) {
                enqueue("w" + i, "works");
            }

            assertThat(arrived.await(2, TimeUnit.SECONDS)).isTrue();
        } finally {
            release.countDown();
        }
    }

    private void awaitSent(int channel, long count) {
        long end = System.nanoTime() + 5_000_000_000L;
        while (outbox.status().get(channel).sent() < count && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aReceiverThatHangsOnItsSocketDelaysNoOther() throws Exception {
        try (ScriptedHttp hangs = ScriptedHttp.on((socket, out) -> Thread.sleep(15_000));
                ScriptedHttp works = ScriptedHttp.on(ScriptedHttp.status(204))) {
            String yaml = "channels:\n  hangs: {type: webhook, url: '" + hangs.url() + "'}\n  works: {type: webhook,"
                    + " rate: 1000/s, url: '" + works.url() + "'}\n";
            AgentConfig config = AgentConfig.of("t.yaml", yaml, Options.none());
            Mistakes found = new Mistakes("t.yaml");
            channels(List.copyOf(
                    new ChannelsReader(found).read(config.section("channels")).values()));
            assertThat(found.toList()).isEmpty();
            try (Couriers couriers = new Couriers(outbox)) {
                couriers.start();
                enqueue("h", "hangs");
                long began = System.nanoTime();
                for (int i = 0; i < 50; i++) {
                    enqueue("w" + i, "works");
                }
                while (outbox.status().get(1).sent() < 50 && System.nanoTime() - began < 5_000_000_000L) {
                    Thread.onSpinWait();
                }

                assertThat(System.nanoTime() - began).isLessThan(2_000_000_000L);
            }
            assertThat(works.received).hasSize(50);
            assertThat(store.all()).containsOnlyKeys("out/h");
        }
    }

    @Test
    void sendsFromThreadsOfTheAgentsOwnAndNeverTwoOfOneChannel() throws Exception {
        AtomicBoolean inside = new AtomicBoolean();
        List<String> wrong = new CopyOnWriteArrayList<>();
        CountDownLatch arrived = new CountDownLatch(50);
        Channel channel = (message, now) -> {
            if (!AgentThread.isCurrent() || !Thread.currentThread().isDaemon()) {
                wrong.add(Thread.currentThread().getName());
            }
            if (!inside.compareAndSet(false, true)) {
                wrong.add("two at once");
            }
            Thread.yield();
            inside.set(false);
            arrived.countDown();
            return Answer.done();
        };
        channels(List.of(spec("one", channel), spec("two", (message, now) -> Answer.done())));
        try (Couriers couriers = new Couriers(outbox)) {
            couriers.start();
            for (int i = 0; i < 50; i++) {
                enqueue("a" + i, "one");
                enqueue("b" + i, "two");
            }

            assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void sendsOnlyWhatIsOnDisk() throws Exception {
        AtomicBoolean forced = new AtomicBoolean();
        List<Boolean> forcedBefore = new CopyOnWriteArrayList<>();
        CountDownLatch arrived = new CountDownLatch(1);
        Deliveries disk = new Deliveries() {
            @Override
            public void put(String key, byte[] value) {
                store.put(key, value);
            }

            @Override
            public void remove(String key) {
                store.remove(key);
            }

            @Override
            public Map<String, byte[]> all() {
                return store.all();
            }

            @Override
            public void force(long millis) {
                forced.set(store.all().containsKey("out/n1"));
            }
        };
        Outbox durable = new Outbox(disk, new DeliveryLog(), new Random(1));
        Channel channel = (message, now) -> {
            forcedBefore.add(forced.get());
            arrived.countDown();
            return Answer.done();
        };
        durable.channels(List.of(spec("one", channel)), System.nanoTime(), System.currentTimeMillis());
        try (Couriers couriers = new Couriers(durable)) {
            couriers.start();
            durable.enqueue(
                    Samples.grouped("n1", "one", "g", Severity.HIGH), System.nanoTime(), System.currentTimeMillis());

            assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(forcedBefore).containsExactly(true);
    }

    @Test
    void aChannelThatThrowsIsAnAttemptThatFailed() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        channels(List.of(spec("one", (message, now) -> {
            arrived.countDown();
            throw new StackOverflowError();
        })));
        try (Couriers couriers = new Couriers(outbox)) {
            couriers.start();
            enqueue("n1", "one");

            assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
            long end = System.nanoTime() + 5_000_000_000L;
            while (outbox.status().get(0).retried() == 0 && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
        assertThat(outbox.status().get(0).retried()).isEqualTo(1);
        assertThat(store.all()).containsOnlyKeys("out/n1");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
