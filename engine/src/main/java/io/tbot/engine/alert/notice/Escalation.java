package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is told when nobody takes an alert.
 *
 * @param repeatLastMillis how long after the last step it is taken again; 0 for never
 * @param max steps in all, repeated ones included
 * @param ackMillis how long an acknowledgement lasts
 * @param severities of alerts that it is for where no route of theirs names one
 */
public record Escalation(
        String name, List<Step> steps, long repeatLastMillis, int max, long ackMillis, Set<Severity> severities) {
    /** One that only routes name. */
    public Escalation(String name, List<Step> steps, long repeatLastMillis, int max, long ackMillis) {
        this(name, steps, repeatLastMillis, max, ackMillis, Set.of());
    }

    /** How long an acknowledgement lasts where nothing is said. */
    public static final long ACK_MILLIS = 4 * 3_600_000;

    public static final int MAX_STEPS = 3;

    /** @param afterMillis since the alert came to fire */
    public record Step(long afterMillis, List<String> channels) {}

    /** This and one more step, at its time. */
    Escalation and(Step more) {
        List<Step> all = new ArrayList<>(steps.subList(0, Math.min(max, steps.size())));
        int at = 0;
        while (at < all.size() && all.get(at).afterMillis() < more.afterMillis()) {
            at++;
        }
        if (at < all.size() && all.get(at).afterMillis() == more.afterMillis()) {
            Set<String> both = new LinkedHashSet<>(all.get(at).channels());
            both.addAll(more.channels());
            all.set(at, new Step(more.afterMillis(), List.copyOf(both)));
            return new Escalation(name, List.copyOf(all), repeatLastMillis, max, ackMillis, severities);
        }
        all.add(at, more);
        return new Escalation(name, List.copyOf(all), repeatLastMillis, max + 1, ackMillis, severities);
    }

    /** When the first step is due. */
    long firstMillis(long startsAtMillis) {
        return steps.isEmpty() || max == 0 ? 0 : startsAtMillis + steps.get(0).afterMillis();
    }

    /** What the step of that number, from 0, is; past the last it is the last. */
    Step step(int number) {
        return steps.get(Math.min(number, steps.size() - 1));
    }

    /**
     * When the next is due, after so many were taken; 0 for never. One that comes late, since someone had the alert or
     * nothing ran, moves those after it along: steps keep their distance.
     */
    long nextMillis(int taken, long startsAtMillis, long nowMillis) {
        if (taken >= max) {
            return 0;
        }
        if (taken < steps.size()) {
            long after = steps.get(taken).afterMillis();
            long apart = after - steps.get(taken - 1).afterMillis();
            return Math.max(startsAtMillis + after, nowMillis + Math.max(0, apart));
        }
        return repeatLastMillis == 0 ? 0 : nowMillis + repeatLastMillis;
    }
}
