package io.tbot.engine.fix;

import io.tbot.bootstrap.HotPath;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The last messages that a session sent, by number: what a reject refers to.
 *
 * <p>Threads: any; a message that is overwritten while it is read is not found. Shape: a ring of {@value #CAPACITY}
 * numbers, types and symbols, 12 KB.
 */
final class SentMessages {
    /** More than a venue leaves unanswered. */
    static final int CAPACITY = 1024;

    private static final int MASK = CAPACITY - 1;

    private final AtomicIntegerArray numbers = new AtomicIntegerArray(CAPACITY);
    private final AtomicReferenceArray<@Nullable String> types = new AtomicReferenceArray<>(CAPACITY);
    private final AtomicReferenceArray<@Nullable String> symbols = new AtomicReferenceArray<>(CAPACITY);

    @HotPath
    void put(int number, String type, @Nullable String symbol) {
        int slot = number & MASK;
        numbers.setPlain(slot, 0);
        types.setPlain(slot, type);
        symbols.setPlain(slot, symbol);
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

    @HotPath
    private @Nullable String read(AtomicReferenceArray<@Nullable String> texts, int number) {
        int slot = number & MASK;
        if (number <= 0 || numbers.getAcquire(slot) != number) {
            return null;
        }
        String text = texts.getAcquire(slot);
        return numbers.getAcquire(slot) == number ? text : null;
    }
}
