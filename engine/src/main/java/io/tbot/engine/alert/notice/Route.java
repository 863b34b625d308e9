package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Severity;
import java.util.List;

/**
 * Where alerts go.
 *
 * @param name tells it from the others, and is the same after a restart
 * @param channels in the order written
 * @param groupBy labels by which alerts are put together; they share one message
 * @param groupWaitMillis before the first message of a group; {@link #BY_SEVERITY} for none where it is critical, else
 *     5 s
 * @param groupIntervalMillis between a group's messages of news
 * @param repeatMillis until a message is repeated; {@link #BY_SEVERITY} for 30 min where it is critical, else 4 h
 * @param escalation the policy's name; empty for none
 * @param mutedIn calendars in which nothing is sent
 * @param goesOn whether later routes are asked, too
 */
public record Route(
        String name,
        List<Matcher> match,
        List<String> channels,
        List<String> groupBy,
        long groupWaitMillis,
        long groupIntervalMillis,
        long repeatMillis,
        String escalation,
        List<String> mutedIn,
        boolean goesOn) {
    public static final long BY_SEVERITY = -1;
    public static final long GROUP_INTERVAL_MILLIS = 60_000;
    public static final List<String> GROUP_BY = List.of("alertname", "exchange");

    /** Alertmanager's word for all labels: each alert is a group. */
    private static final String ALL_LABELS = "...";

    private static final long WAIT_MILLIS = 5_000;
    private static final long CRITICAL_REPEAT_MILLIS = 30 * 60_000;
    private static final long REPEAT_MILLIS = 4 * 3_600_000;

    /** All that is left at its default, to these channels. */
    public static Route to(String name, List<String> channels) {
        return new Route(
                name,
                List.of(),
                channels,
                GROUP_BY,
                BY_SEVERITY,
                GROUP_INTERVAL_MILLIS,
                BY_SEVERITY,
                "",
                List.of(),
                false);
    }

    boolean matches(Labels labels) {
        return Matcher.all(match, labels);
    }

    long groupWaitMillis(Severity severity) {
        if (groupWaitMillis != BY_SEVERITY) {
            return groupWaitMillis;
        }
        return severity == Severity.CRITICAL ? 0 : WAIT_MILLIS;
    }

    long repeatMillis(Severity severity) {
        if (repeatMillis != BY_SEVERITY) {
            return repeatMillis;
        }
        return severity == Severity.CRITICAL ? CRITICAL_REPEAT_MILLIS : REPEAT_MILLIS;
    }

    /** The labels that alerts of one group share. */
    Labels groupOf(Labels labels) {
        if (groupBy.contains(ALL_LABELS)) {
            return labels;
        }
        Labels group = Labels.NONE;
        for (String label : groupBy) {
            String value = labels.get(label);
            group = value.isEmpty() ? group : group.with(label, value);
        }
        return group;
    }
}
