package io.tbot.testapp.bot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Every order of the run by client id.
 *
 * <p>Threads: {@code strategy} adds, the user stream, the FIX engine and {@code strategy} advance, main reads.
 *
 * <p>Shape: grows with the run, or, where only the living orders are kept, with what is open.
 */
final class OrderLedger {
    private final Map<String, OrderRecord> orders = new ConcurrentHashMap<>();
    /** Those that were replaced, by their later names. */
    private final Map<String, OrderRecord> renamed = new ConcurrentHashMap<>();

    private final boolean keepsAll;
    private final Map<Way, Long> lastReported = new EnumMap<>(Way.class);
    private long reports;

    OrderLedger(boolean keepsAll) {
        this.keepsAll = keepsAll;
    }

    boolean keepsAll() {
        return keepsAll;
    }

    OrderRecord open(long ordinal, Way way, OrderRequest request) {
        OrderRecord order = new OrderRecord(ordinal, way, request);
        orders.put(request.clientId(), order);
        return order;
    }

    /** An order of ours by any of its names, or null. */
    @Nullable
    OrderRecord find(String clientId) {
        OrderRecord order = orders.get(clientId);
        return order != null ? order : renamed.get(clientId);
    }

    /** Gives an order one name more. */
    void rename(OrderRecord order, String clientId) {
        renamed.put(clientId, order);
    }

    /** The order that the venue reports on, or null if that is none of ours. */
    @Nullable
    synchronized OrderRecord reported(String clientId) {
        reports++;
        OrderRecord order = find(clientId);
        if (order != null) {
            order.hear(clientId);
        }
        if (order != null && order.ordinal() > lastReported(order.way())) {
            lastReported.put(order.way(), order.ordinal());
            notifyAll();
        }
        return order;
    }

    /**
     * Ordinal of the latest order of that way that the venue has reported on. Each way has its own: only by the same
     * way do reports arrive in order.
     */
    synchronized long lastReported(Way way) {
        return lastReported.getOrDefault(way, 0L);
    }

    /** Waits until the venue has reported on this order or a later one, or the time is over. */
    synchronized void awaitReported(long ordinal, long millis) throws InterruptedException {
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long leftMillis = millis;
        while (latest() < ordinal && leftMillis > 0) {
            wait(leftMillis);
            leftMillis = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
        }
    }

    private long latest() {
        return lastReported.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** How many reports have come in. */
    synchronized long reports() {
        return reports;
    }

    /** Whether this report or answer moved the order on. */
    boolean advance(OrderRecord order, OrderState next) {
        boolean moved = order.advance(next);
        if (moved && next.isTerminal() && !keepsAll) {
            orders.remove(order.name());
            renamed.remove(order.request().clientId());
        }
        return moved;
    }

    /** Orders that are not terminal, oldest first. */
    List<OrderRecord> living() {
        return sorted().stream().filter(order -> !order.state().isTerminal()).toList();
    }

    /** How many orders ended, or stand, in each state. */
    Map<OrderState, Integer> counts() {
        Map<OrderState, Integer> counts = new EnumMap<>(OrderState.class);
        for (OrderRecord order : orders.values()) {
            counts.merge(order.state(), 1, Integer::sum);
        }
        return counts;
    }

    int fillCount() {
        return orders.values().stream().mapToInt(OrderRecord::fillCount).sum();
    }

    void writeJournal(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (OrderRecord order : sorted()) {
            lines.addAll(order.journal());
        }
        Files.write(file, lines, StandardCharsets.UTF_8);
    }

    private List<OrderRecord> sorted() {
        return orders.values().stream()
                .sorted(Comparator.comparingLong(OrderRecord::ordinal))
                .toList();
    }
}
