package io.tbot.engine.alert.trial;

import io.tbot.engine.alert.model.Labels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One thing that a test expects.
 *
 * @param about the rule; {@link #ANY} for every one
 * @param labels that the alert must have, among others
 * @param channel whose messages count; empty for messages, whichever channels each goes to
 * @param reason the word of the only reason that counts; empty for all
 * @param times how often; -1 for at least once
 */
record Expectation(
        Kind kind,
        String about,
        Span at,
        Map<String, String> labels,
        String channel,
        String reason,
        int times,
        int line,
        int column) {
    static final String ANY = "any";

    private static final int MAX_SAID = 10;

    /** What is expected. */
    enum Kind {
        FIRE,
        RESOLVE,
        NOT_FIRE,
        FIRING,
        QUIET,
        NOTIFICATIONS
    }

    /** What came instead; empty where all is as expected. */
    String failure(List<Event> events) {
        List<Event> relevant = new ArrayList<>();
        for (Event event : events) {
            if (isAbout(event)) {
                relevant.add(event);
            }
        }
        boolean met = switch (kind) {
            case FIRE -> met(count(relevant, Event.What.FIRED));
            case RESOLVE -> met(count(relevant, Event.What.RESOLVED));
            case NOT_FIRE -> count(relevant, Event.What.FIRED) == 0;
            case FIRING -> firing(relevant) > 0;
            case QUIET -> firing(relevant) == 0;
            case NOTIFICATIONS -> met(messages(relevant));
        };
        return met ? "" : said(relevant);
    }

    private boolean met(int count) {
        return times < 0 ? count > 0 : count == times;
    }

    private boolean isAbout(Event event) {
        if (kind == Kind.NOTIFICATIONS) {
            boolean counts = event.what() == Event.What.TOLD
                    && (channel.isEmpty() || event.to().equals(channel))
                    && (reason.isEmpty() || event.why().equals(reason));
            if (!counts) {
                return false;
            }
        } else if (event.what() != Event.What.FIRED && event.what() != Event.What.RESOLVED) {
            return false;
        }
        return (about.equals(ANY) || event.rule().equals(about)) && has(event.labels());
    }

    private boolean has(Labels of) {
        for (Map.Entry<String, String> label : labels.entrySet()) {
            if (!of.get(label.getKey()).equals(label.getValue())) {
                return false;
            }
        }
        return true;
    }

    private int count(List<Event> relevant, Event.What what) {
        int count = 0;
        for (Event event : relevant) {
            count += event.what() == what && at.contains(event.atNanos()) ? 1 : 0;
        }
        return count;
    }

    /** One that goes to several channels at a time is one, unless a channel is named. */
    private int messages(List<Event> relevant) {
        Set<String> messages = new HashSet<>();
        int count = 0;
        for (Event event : relevant) {
            if (at.contains(event.atNanos())) {
                messages.add(event.atNanos() + event.rule() + event.labels() + event.why());
                count++;
            }
        }
        return channel.isEmpty() ? messages.size() : count;
    }

    /** How many fire at that moment. */
    private int firing(List<Event> relevant) {
        Set<String> firing = new HashSet<>();
        for (Event event : relevant) {
            if (event.atNanos() <= at.fromNanos()) {
                String alert = event.rule() + event.labels();
                if (event.what() == Event.What.FIRED) {
                    firing.add(alert);
                } else {
                    firing.remove(alert);
                }
            }
        }
        return firing.size();
    }

    private static String said(List<Event> relevant) {
        if (relevant.isEmpty()) {
            return "nothing of the kind";
        }
        List<String> lines = new ArrayList<>();
        for (Event event : relevant.subList(0, Math.min(MAX_SAID, relevant.size()))) {
            lines.add(Times.text(event.atNanos()) + " " + event);
        }
        if (relevant.size() > MAX_SAID) {
            lines.add("and " + (relevant.size() - MAX_SAID) + " more");
        }
        return String.join("\n", lines);
    }

    @Override
    public String toString() {
        String who = about.equals(ANY) ? "any rule" : "'" + about + "'";
        String of = labels.isEmpty() ? who : who + " of " + labels;
        String often = times < 0 ? "" : times == 1 ? " once" : " " + times + " times";
        return switch (kind) {
            case FIRE -> of + " to fire" + often + at;
            case RESOLVE -> of + " to be over" + often + at;
            case NOT_FIRE -> of + " not to fire" + at;
            case FIRING -> of + " to be firing" + at;
            case QUIET -> of + " to be quiet" + at;
            case NOTIFICATIONS ->
                (times < 0 ? "some" : String.valueOf(times)) + " notifications"
                        + (about.equals(ANY) ? "" : " of " + of)
                        + (reason.isEmpty() ? "" : " (" + reason + ")")
                        + (channel.isEmpty() ? "" : " to " + channel)
                        + at;
        };
    }
}
