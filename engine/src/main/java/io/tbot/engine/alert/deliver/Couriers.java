package io.tbot.engine.alert.deliver;

import io.tbot.bootstrap.AgentThread;
import io.tbot.engine.alert.channel.Answer;
import io.tbot.engine.alert.channel.Channel;
import io.tbot.engine.alert.channel.Message;
import io.tbot.engine.alert.channel.Resending;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads that carry parcels: as many as there is work for, {@value #MAX} at most. A channel occupies one of them
 * at a time, and channels that kept a courier waiting lately all but one together, so that those which answer are not
 * delayed by those which do not.
 *
 * <p>Threads: {@code tbot-deliver-1} to {@code -8}, daemons, the first begun with the first parcel; a further one
 * begins when all are on their way, and ends when there is nothing to do for {@value #LONGEST_WAIT_MILLIS} ms;
 * {@link #close} ends all. Errors: whatever a channel throws is an attempt that failed.
 */
public final class Couriers implements AutoCloseable {
    /** With four channels that hang there are still four that carry. */
    static final int MAX = 8;

    /** An attempt that took longer makes its channel a slow one. */
    private static final long SLOW_NANOS = 2_000_000_000L;

    private static final long LONGEST_WAIT_MILLIS = 10_000;

    /** A disk that takes longer is in trouble, which must not keep an alert from its reader. */
    private static final long FORCE_MILLIS = 1_000;

    /** How long the end of the process waits for what is on its way. */
    private static final long END_NANOS = 200_000_000L;

    private final Outbox outbox;
    private final BitSet numbers = new BitSet();
    private int busy;
    private int slowBusy;
    private boolean closed;

    public Couriers(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Begins to carry. */
    public void start() {
        synchronized (outbox) {
            if (numbers.isEmpty() && !closed) {
                begin();
            }
        }
    }

    private void begin() {
        int number = numbers.nextClearBit(1);
        AgentThread thread = new AgentThread("tbot-deliver-" + number, () -> run(number));
        thread.setContextClassLoader(Couriers.class.getClassLoader());
        numbers.set(number);
        thread.start();
    }

    /**
     * Stops carrying. What waits stays in the store; what is on its way has a moment to arrive, or may arrive once
     * more.
     */
    @Override
    public void close() {
        synchronized (outbox) {
            closed = true;
            outbox.notifyAll();
            long end = System.nanoTime() + END_NANOS;
            for (long left = END_NANOS; busy > 0 && left > 0; left = end - System.nanoTime()) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(outbox, left);
                } catch (InterruptedException inAHurry) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private void run(int number) {
        while (true) {
            Parcel parcel = next(number);
            if (parcel == null) {
                return;
            }
            boolean wasSlow = parcel.lane().isSlow;
            long began = System.nanoTime();
            Answer answer = carry(parcel);
            long ended = System.nanoTime();
            synchronized (outbox) {
                busy--;
                slowBusy -= wasSlow ? 1 : 0;
                parcel.lane().isSlow = ended - began > SLOW_NANOS;
                outbox.finish(parcel, answer, ended, System.currentTimeMillis());
                if (closed) {
                    outbox.notifyAll();
                }
            }
        }
    }

    /** Waits for the next parcel; {@code null} at the end, or where others can do without this one. */
    private @Nullable Parcel next(int number) {
        synchronized (outbox) {
            long since = System.nanoTime();
            while (!closed) {
                long now = System.nanoTime();
                Parcel parcel = outbox.take(slowBusy < MAX - 1, now, System.currentTimeMillis());
                if (parcel != null) {
                    busy++;
                    slowBusy += parcel.lane().isSlow ? 1 : 0;
                    if (busy == numbers.cardinality() && busy < MAX) {
                        begin();
                    }
                    return parcel;
                }
                if (numbers.cardinality() - busy > 1 && now - since >= LONGEST_WAIT_MILLIS * 1_000_000L) {
                    break;
                }
                long wait = outbox.waitNanos(slowBusy < MAX - 1, now);
                long millis = wait == Long.MAX_VALUE ? LONGEST_WAIT_MILLIS : wait / 1_000_000L + 1;
                try {
                    outbox.wait(Math.min(LONGEST_WAIT_MILLIS, millis));
                } catch (InterruptedException nobodyDoes) {
                    // then it looks a little earlier
                }
            }
            numbers.clear(number);
            return null;
        }
    }

    private Answer carry(Parcel parcel) {
        try {
            outbox.store().force(FORCE_MILLIS);
            Channel channel = parcel.lane().spec.channel();
            Message message = parcel.message();
            if (message != null) {
                return channel.send(message, System.currentTimeMillis());
            }
            return channel instanceof Resending again ? again.again(System.currentTimeMillis()) : Answer.done();
        } catch (Throwable fault) {
            return Answer.retry("failed: " + fault.getClass().getSimpleName());
        }
    }
}
