package io.tbot.testapp.it.apps.ticks;

import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.util.DaemonThreadFactory;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The ways by name. */
final class Ways {
    /** Every so many ticks meet the timer at the same object. */
    private static final int SHARED = 10;

    private Ways() {}

    static Way of(String name, Gateway gateway) {
        return switch (name) {
            case "same" -> new Same(gateway);
            case "queue" -> new ThroughQueue(gateway);
            case "executor" -> new ByExecutor(gateway);
            case "disruptor" -> new ThroughRing(gateway);
            case "future" -> new ByFuture(gateway);
            case "reactor" -> new ThroughStream(gateway);
            case "rxjava2" -> new ThroughRxJava2(gateway);
            case "rxjava3" -> new ThroughRxJava3(gateway);
            case "thread" -> new ByThread(gateway);
            case "carrier" -> new OwnQueue(gateway);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The thread of the tick orders. */
    private record Same(Gateway gateway) implements Way {
        @Override
        public void tick(Tick tick) {
            gateway.order("same", tick);
        }

        @Override
        public void noise() {
            gateway.order("same", Tick.NONE);
        }

        @Override
        public void close() {}
    }

    /** Events, one of which is used again and again, and a constant that wakes the consumer. */
    private static final class ThroughQueue implements Way {
        private static final String WAKE = "wake";
        private static final long[] STOP = {};

        private final Gateway gateway;
        private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(1024);
        private final Tick[] reused = {Tick.NONE};
        private final Thread consumer = new Thread(this::consume, "consumer");
        private volatile boolean handled;
        private int ticks;
        private int noises;

        ThroughQueue(Gateway gateway) {
            this.gateway = gateway;
            consumer.start();
        }

        @Override
        public void tick(Tick tick) throws InterruptedException {
            if (++ticks % SHARED == 0) {
                reuse(tick);
            } else {
                queue.put(tick);
            }
        }

        @Override
        public void noise() throws InterruptedException {
            if (noises++ % 2 == 0) {
                queue.put(WAKE);
            } else {
                reuse(Tick.NONE);
            }
        }

        /** Ticks and the timer use the same event in turn. */
        private synchronized void reuse(Tick tick) throws InterruptedException {
            reused[0] = tick;
            handled = false;
            queue.put(reused);
            while (!handled) {
                Thread.onSpinWait();
            }
        }

        private void consume() {
            try {
                for (Object event = queue.take(); event != STOP; event = queue.take()) {
                    boolean shared = event == reused;
                    gateway.order("queue", shared ? reused[0] : event instanceof Tick tick ? tick : Tick.NONE);
                    handled |= shared;
                }
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() throws InterruptedException {
            queue.put(STOP);
            consumer.join();
        }
    }

    /** A task for each tick, and one task that the tick and the timer hand over in turn. */
    private static final class ByExecutor implements Way {
        private final Gateway gateway;
        private final ExecutorService executor = Executors.newFixedThreadPool(2);
        private final Runnable singleton;
        private volatile Tick current = Tick.NONE;
        private volatile boolean done;
        private int ticks;
        private int noises;

        ByExecutor(Gateway gateway) {
            this.gateway = gateway;
            this.singleton = () -> {
                gateway.order("executor", current);
                done = true;
            };
        }

        @Override
        public void tick(Tick tick) {
            if (++ticks % SHARED == 0) {
                inTurn(tick);
            } else {
                executor.execute(() -> gateway.order("executor", tick));
            }
        }

        @Override
        public void noise() {
            if (noises++ % 2 == 0) {
                executor.execute(() -> gateway.order("executor", Tick.NONE));
            } else {
                inTurn(Tick.NONE);
            }
        }

        private synchronized void inTurn(Tick tick) {
            current = tick;
            done = false;
            executor.execute(singleton);
            while (!done) {
                Thread.onSpinWait();
            }
        }

        @Override
        public void close() throws InterruptedException {
            end(executor);
        }
    }

    /** The events of a ring are used again by nature. */
    private static final class ThroughRing implements Way {
        private final Disruptor<Holder> disruptor = new Disruptor<>(Holder::new, 64, DaemonThreadFactory.INSTANCE);

        ThroughRing(Gateway gateway) {
            disruptor.handleEventsWith((event, sequence, last) -> gateway.order("disruptor", event.tick));
            disruptor.start();
        }

        @Override
        public void tick(Tick tick) {
            long sequence = disruptor.getRingBuffer().next();
            disruptor.get(sequence).tick = tick;
            disruptor.getRingBuffer().publish(sequence);
        }

        @Override
        public void noise() {
            disruptor.publishEvent((event, sequence) -> event.tick = Tick.NONE);
        }

        @Override
        public void close() {
            disruptor.shutdown();
        }

        private static final class Holder {
            private Tick tick = Tick.NONE;
        }
    }

    /** The common pool and one of the bot's, in turn. */
    private static final class ByFuture implements Way {
        private final Gateway gateway;
        private final ForkJoinPool pool = new ForkJoinPool(2);
        private int ticks;

        ByFuture(Gateway gateway) {
            this.gateway = gateway;
        }

        @Override
        public void tick(Tick tick) {
            CompletableFuture.supplyAsync(() -> tick, ticks++ % 2 == 0 ? pool : ForkJoinPool.commonPool())
                    .thenAcceptAsync(arrived -> gateway.order("future", arrived), pool);
        }

        @Override
        public void noise() {
            CompletableFuture.runAsync(() -> gateway.order("future", Tick.NONE), pool);
        }

        @Override
        public void close() throws InterruptedException {
            end(pool);
        }
    }

    /** One task of the scheduler hands on many elements. */
    private static final class ThroughStream implements Way {
        private final Sinks.Many<Object[]> sink = Sinks.many().unicast().onBackpressureBuffer();
        private final Scheduler scheduler = Schedulers.newParallel("stream", 1);

        ThroughStream(Gateway gateway) {
            sink.asFlux().publishOn(scheduler).subscribe(element -> gateway.order("reactor", (Tick) element[0]));
        }

        @Override
        public synchronized void tick(Tick tick) {
            sink.tryEmitNext(new Object[] {tick}).orThrow();
        }

        @Override
        public synchronized void noise() {
            sink.tryEmitNext(new Object[] {Tick.NONE}).orThrow();
        }

        @Override
        public void close() {
            sink.tryEmitComplete();
        }
    }

    /** A thread for each tick, a virtual one where there are some. */
    private record ByThread(Gateway gateway) implements Way {
        @Override
        public void tick(Tick tick) throws ReflectiveOperationException {
            start(() -> gateway.order("thread", tick));
        }

        @Override
        public void noise() throws ReflectiveOperationException {
            start(() -> gateway.order("thread", Tick.NONE));
        }

        private static void start(Runnable work) throws ReflectiveOperationException {
            if (Runtime.version().feature() >= 21) {
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
            } else {
                new Thread(work).start();
            }
        }

        @Override
        public void close() {}
    }

    private static void end(ExecutorService executor) throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(1, TimeUnit.MINUTES);
    }
}
