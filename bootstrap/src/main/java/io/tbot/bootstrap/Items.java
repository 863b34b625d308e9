package io.tbot.bootstrap;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A walk through a list that the bot got: an array, a collection or the values of a map.
 *
 * <p>Threads: the bot's that got it. Shape: {@value #MAX} items at most. Errors: the list's own faults, which the
 * advice takes. Not: any other {@link Iterable}, which may be read only once, and not by us.
 */
public final class Items {
    /** More orders than any venue lists on one page. */
    public static final int MAX = 1000;

    private final @Nullable Iterator<?> iterator;
    private final Object[] array;
    private int taken;
    private @Nullable Object item;

    private Items(@Nullable Iterator<?> iterator, Object[] array) {
        this.iterator = iterator;
        this.array = array;
    }

    /** {@code null} where there is no list. */
    public static @Nullable Items of(@Nullable Object list) {
        if (list instanceof Object[]) {
            return new Items(null, (Object[]) list);
        }
        Collection<?> items = list instanceof Map
                ? ((Map<?, ?>) list).values()
                : list instanceof Collection ? (Collection<?>) list : null;
        return items == null ? null : new Items(items.iterator(), new Object[0]);
    }

    /** Goes to the next item; false where there is none within the bound. */
    public boolean next() {
        if (taken >= MAX || !more()) {
            item = null;
            return false;
        }
        item = iterator == null ? array[taken] : iterator.next();
        taken++;
        return true;
    }

    /** The item it stands at. */
    public @Nullable Object item() {
        return item;
    }

    /** Whether every item was taken. */
    public boolean all() {
        return !more();
    }

    private boolean more() {
        return iterator == null ? taken < array.length : iterator.hasNext();
    }
}
