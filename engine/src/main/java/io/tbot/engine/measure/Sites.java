package io.tbot.engine.measure;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * All sites by id, from 1. Threads: whoever weaves adds, any reads; a reader may miss one that is being added. Shape:
 * {@value Measure#MAX_SITES} at most; one beyond gets the id 0, which no site has.
 */
final class Sites {
    final @Nullable Site[] byId = new Site[Measure.MAX_SITES];
    private final AtomicInteger next = new AtomicInteger(1);

    int add(Point point, String title, @Nullable String[] literals, boolean late, int probe) {
        int id = next.getAndIncrement();
        if (id >= byId.length) {
            next.set(byId.length);
            return 0;
        }
        int guard = point.guard().number(probe);
        byId[id] = new Site(id, point, title, guard, literals, late);
        return id;
    }

    @Nullable
    Site get(int id) {
        return id > 0 && id < byId.length ? byId[id] : null;
    }

    /** One above the highest id. */
    int ids() {
        return Math.min(next.get(), byId.length);
    }

    /** Faults of all of them together. */
    long faults() {
        long sum = 0;
        for (int id = 1; id < ids(); id++) {
            Site site = byId[id];
            sum += site == null ? 0 : site.faults() + site.overflows();
        }
        return sum;
    }
}
