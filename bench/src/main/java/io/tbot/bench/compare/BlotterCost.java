package io.tbot.bench.compare;

import io.tbot.bootstrap.AgentThread;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.orders.Blotter;
import io.tbot.engine.orders.BlotterThread;
import io.tbot.engine.tick.Ticks;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.locks.LockSupport;

/**
 * What following orders costs the agent's own thread, with {@value #OPEN} orders open: heap per order, processor time
 * per order of six facts, and the share of a core that 10,000 orders/s take.
 */
public final class BlotterCost {
    private static final int OPEN = 65_536;
    private static final int ORDERS = 400_000;
    private static final int PER_SECOND = 10_000;
    private static final int SECONDS = 10;

    private final OrderFlow flow = new OrderFlow(new Ticks());
    private final Blotter blotter =
            new Blotter(flow, new Measure(Caps.standard()), new Families(), OPEN + 1, 30_000);
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private int placed;
    private int filled;

    private BlotterCost() {}

    public static void main(String[] arguments) {
        BlotterCost cost = new BlotterCost();
        AgentThread thread = new AgentThread("cost", cost::run);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long before = heap();
        while (placed < OPEN) {
            place();
        }
        blotter.catchUp(System.nanoTime());
        System.out.printf("%,d orders open, %d bytes of heap each%n", OPEN, (heap() - before) / OPEN);
        for (int round = 0; round < 3; round++) {
            long cpu = 0;
            for (int i = 0; i < ORDERS; i += 500) {
                for (int n = 0; n < 500; n++) {
                    tell(placed++);
                    fill(filled++);
                }
                long start = threads.getCurrentThreadCpuTime();
                blotter.catchUp(System.nanoTime());
                cpu += threads.getCurrentThreadCpuTime() - start;
            }
            System.out.printf("%,d ns per order, %,d orders/s on one core%n", cpu / ORDERS, ORDERS * 1_000_000_000L / cpu);
        }
        sustained();
        System.out.printf("dropped %d, faults %d%n", blotter.dropped(), blotter.faults());
    }

    private void sustained() {
        BlotterThread.start(blotter, System.out::println);
        long reader = 0;
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            reader = thread.getName().equals("tbot-orders") ? thread.getId() : reader;
        }
        long cpu = threads.getThreadCpuTime(reader);
        long start = System.nanoTime();
        for (int ms = 0; ms < SECONDS * 1000; ms++) {
            for (int n = 0; n < PER_SECOND / 1000; n++) {
                tell(placed++);
                fill(filled++);
            }
            long left = start + (ms + 1) * 1_000_000L - System.nanoTime();
            if (left > 0) {
                LockSupport.parkNanos(left);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double share = (threads.getThreadCpuTime(reader) - cpu) / 1e9 / seconds;
        System.out.printf(
                "%,.0f orders/s for %.1f s: %.1f %% of a core%n", SECONDS * PER_SECOND / seconds, seconds, share * 100);
    }

    private void place() {
        tell(placed++);
        if (placed % 1000 == 0) {
            blotter.catchUp(System.nanoTime());
        }
    }

    private void tell(int number) {
        OrderFacts facts = order(OrderFacts.BEGIN, number);
        facts.side = "buy";
        facts.type = "limit";
        facts.strategy = "grid";
        facts.qty = "0.25";
        facts.price = "64123.5";
        facts.clientId = "bot-order-" + number;
        flow.tell(facts);
        flow.tell(order(OrderFacts.WIRE, number));
        facts = order(OrderFacts.END, number);
        facts.venueId = "OV7Z5A-" + number;
        flow.tell(facts);
    }

    private void fill(int number) {
        report(number, "new", "N", "0");
        report(number, "partially_filled", "P", "0.1");
        report(number, "filled", "F", "0.25");
    }

    private void report(int number, String status, String exec, String cumulative) {
        OrderFacts facts = order(OrderFacts.REPORT, number);
        facts.venueId = "OV7Z5A-" + number;
        facts.execId = exec + number;
        facts.status = status;
        facts.cumQty = cumulative;
        facts.avgPx = "64123.4";
        flow.tell(facts);
    }

    private OrderFacts order(int step, int number) {
        OrderFacts facts = flow.facts();
        facts.step = step;
        facts.kind = Orders.PLACE;
        facts.call = number + 1;
        facts.timeNanos = System.nanoTime();
        facts.exchange = "kraken";
        facts.symbol = "BTC/USD";
        return facts;
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
