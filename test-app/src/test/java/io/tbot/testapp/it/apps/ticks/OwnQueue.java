package io.tbot.testapp.it.apps.ticks;

import java.util.ArrayDeque;
import java.util.Queue;

/** A hand-over of the bot's own making, which only its configuration tells the agent of. Threads: any. */
final class OwnQueue implements Way {
    private final Gateway gateway;
    private final Queue<Event> events = new ArrayDeque<>();
    private final Thread worker = new Thread(this::work, "worker");
    private boolean ended;

    OwnQueue(Gateway gateway) {
        this.gateway = gateway;
        worker.start();
    }

    /** Carries the tick. */
    static final class Event {
        private final Tick tick;

        Event(Tick tick) {
            this.tick = tick;
        }
    }

    @Override
    public void tick(Tick tick) {
        add(new Event(tick));
    }

    @Override
    public void noise() {
        add(new Event(Tick.NONE));
    }

    private synchronized void add(Event event) {
        events.add(event);
        notifyAll();
    }

    private void work() {
        for (Event event = next(); event != null; event = next()) {
            handle(event);
        }
    }

    /** Takes the tick up. */
    private void handle(Event event) {
        gateway.order("carrier", event.tick);
    }

    private synchronized Event next() {
        while (events.isEmpty() && !ended) {
            try {
                wait();
            } catch (InterruptedException ending) {
                return null;
            }
        }
        return events.poll();
    }

    @Override
    public synchronized void close() {
        ended = true;
        notifyAll();
    }
}
