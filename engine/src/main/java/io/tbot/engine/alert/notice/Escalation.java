package io.tbot.engine.alert.notice;

import java.util.List;

/**
 * Who is told when nobody takes an alert.
 *
 * @param repeatLastMillis how long after the last step it is taken again; 0 for never
 * @param max steps in all, repeated ones included
 * @param ackMillis how long an acknowledgement lasts
 */
public record Escalation(String name, List<Step> steps, long repeatLastMillis, int max, long ackMillis) {
    /** How long an acknowledgement lasts where nothing is said. */
    public static final long ACK_MILLIS = 4 * 3_600_000;

    public static final int MAX_STEPS = 3;

    /** @param afterMillis since the alert came to fire */
    public record Step(long afterMillis, List<String> channels) {}

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
