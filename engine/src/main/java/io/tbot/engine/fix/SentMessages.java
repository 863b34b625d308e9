package io.tbot.engine.fix;

import io.tbot.bootstrap.HotPath;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The last messages that a session sent, by number: what a reject refers to.
 *
 * <p>Threads: any; a message that is overwritten while it is read is not found. Shape: a ring of {@value #CAPACITY}
 * numbers, types, symbols and ids of orders, 20 KB.
 */
final class SentMessages {
    /** More than a venue leaves unanswered. */
    static final int CAPACITY = 1024;

    private static final int MASK = CAPACITY - 1;

    private final AtomicIntegerArray numbers = new AtomicIntegerArray(CAPACITY);
    private final AtomicReferenceArray<@Nullable String> types = new AtomicReferenceArray<>(CAPACITY);
    private final AtomicReferenceArray<@Nullable String> symbols = new AtomicReferenceArray<>(CAPACITY);
    private final AtomicReferenceArray<@Nullable Object> clientIds = new AtomicReferenceArray<>(CAPACITY);
    private final AtomicReferenceArray<@Nullable Object> origClientIds = new AtomicReferenceArray<>(CAPACITY);

    /** Takes a message; {@code order} is what it says of one, if it is one. */
    @HotPath
    void put(int number, String type, @Nullable SentOrder order) {
        int slot = number & MASK;
        numbers.setPlain(slot, 0);
        types.setPlain(slot, type);
        symbols.setPlain(slot, order == null ? null : order.symbol);
        clientIds.setPlain(slot, order == null ? null : order.clientId);
        origClientIds.setPlain(slot, order == null ? null : order.origClientId);
        numbers.setRelease(slot, number);
    }

    /** The type of the message with this number; {@code null} where it is not remembered. */
    @HotPath
    @Nullable
    String typeOf(int number) {
        return read(types, number);
    }

    /** The symbol of the message with this number; {@code null} where it has none. */
    @HotPath
    @Nullable
    String symbolOf(int number) {
        return read(symbols, number);
    }

    /** The client id of the order or request with this number. */
    @HotPath
    @Nullable
    Object clientIdOf(int number) {
        return read(clientIds, number);
    }

    /** The client id of the order that the request with this number replaces or cancels. */
    @HotPath
    @Nullable
    Object origClientIdOf(int number) {
        return read(origClientIds, number);
    }

    @HotPath
    private <T> @Nullable T read(AtomicReferenceArray<@Nullable T> texts, int number) {
        int slot = number & MASK;
        if (number <= 0 || numbers.getAcquire(slot) != number) {
            return null;
        }
        T text = texts.getAcquire(slot);
        return numbers.getAcquire(slot) == number ? text : null;
    }
}
