package io.tbot.engine.alert.hold;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which alerts come and go too often to be told of each time. It outlives the alert itself, which is over in between.
 *
 * <p>Threads: under the book's lock. Shape: the changes of the last half hour of at most {@value #MAX_ALERTS} alerts;
 * those that changed longest ago are forgotten first.
 */
final class Flaps {
    /** As many changes within {@link #SPAN_MILLIS} are flapping. */
    private static final int CHANGES = 7;

    private static final long SPAN_MILLIS = 30 * 60_000;
    private static final long CALM_MILLIS = 10 * 60_000;
    private static final int MAX_ALERTS = AlertBook.MAX_ALERTS;

    private final Map<String, Changes> changes = new LinkedHashMap<>();

    /** It began to fire, or ceased to. */
    void changed(String fingerprint, long nowMillis) {
        Changes known = changes.remove(fingerprint);
        Changes of = known == null ? new Changes() : known;
        of.add(nowMillis);
        changes.put(fingerprint, of);
        if (changes.size() > MAX_ALERTS) {
            Iterator<String> oldest = changes.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** Whether it has flapped, and not come to rest since. */
    boolean isFlapping(String fingerprint, long nowMillis) {
        Changes of = changes.get(fingerprint);
        return of != null && of.flaps(nowMillis);
    }

    /** How often it has changed so far, as far back as is remembered. */
    long changes(String fingerprint) {
        Changes of = changes.get(fingerprint);
        return of == null ? 0 : of.count;
    }

    /** The wall clock was set. */
    void shift(long millis) {
        changes.values().forEach(of -> of.shift(millis));
    }

    /** Forgets what is long ago. */
    void tick(long nowMillis) {
        Iterator<Changes> all = changes.values().iterator();
        while (all.hasNext() && nowMillis - all.next().latest() > SPAN_MILLIS) {
            all.remove();
        }
    }

    private static final class Changes {
        private final long[] atMillis = new long[CHANGES];
        private long count;
        private boolean flapping;

        void add(long nowMillis) {
            flapping = flaps(nowMillis);
            atMillis[index(count++)] = nowMillis;
            flapping |= count >= CHANGES && nowMillis - atMillis[index(count)] <= SPAN_MILLIS;
        }

        boolean flaps(long nowMillis) {
            return flapping && nowMillis - latest() <= CALM_MILLIS;
        }

        long latest() {
            return count == 0 ? 0 : atMillis[index(count - 1)];
        }

        void shift(long millis) {
            for (int i = 0; i < CHANGES; i++) {
                atMillis[i] += millis;
            }
        }

        private static int index(long number) {
            return (int) (number % CHANGES);
        }
    }
}
