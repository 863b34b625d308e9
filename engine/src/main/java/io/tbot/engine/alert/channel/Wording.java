package io.tbot.engine.alert.channel;

import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The words that all channels use of one message, before each escapes and cuts them its way. */
final class Wording {
    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    /** Room for the number of those left out. */
    private static final int MORE = 24;

    private Wording() {}

    /** {@code CRITICAL}, or {@code RESOLVED} where all of it is over. */
    static String state(Notification notification) {
        return notification.isResolved() ? "RESOLVED" : notification.severity().name();
    }

    /** One line: {@code CRITICAL: Order ack p99 0.812 on kraken}, {@code 3 alerts: order_ack_p99_slow (kraken)}. */
    static String title(Message message) {
        Notification notification = message.notification();
        String state = state(notification) + escalation(notification) + ": ";
        Digest digest = message.digest();
        if (digest != null) {
            return state + digest.notifications() + " more notifications";
        }
        List<Alert> alerts = notification.alerts();
        if (notification.size() == 1) {
            return state + headline(alerts.get(0));
        }
        Labels group = notification.groupLabels();
        String what = group.map().isEmpty() ? Cut.line(notification.group()) : pairs(group.map());
        return state + message.alerts() + " alerts" + (what.isEmpty() ? "" : " (" + what + ")");
    }

    private static String escalation(Notification notification) {
        boolean escalated = notification.reason() == Reason.ESCALATED
                && notification.alerts().size() == 1;
        int step = escalated ? notification.alerts().get(0).escalationStep() : 0;
        return step > 0 ? ", escalation step " + step : "";
    }

    /** What the rule calls it. */
    static String headline(Alert alert) {
        return Cut.line(first(alert.annotations(), alert.rule(), "title", "summary"));
    }

    /** What the rule says of it. */
    static String text(Alert alert) {
        return Cut.lines(first(alert.annotations(), headline(alert), "description", "message"));
    }

    private static String first(Map<String, String> annotations, String otherwise, String... names) {
        for (String name : names) {
            String value = annotations.get(name);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return otherwise;
    }

    /** {@code value 0.812, threshold 0.5, since 2026-11-26T00:00:00Z}. */
    static String facts(Alert alert) {
        StringBuilder facts = new StringBuilder();
        if (!Double.isNaN(alert.value())) {
            facts.append("value ").append(number(alert.value())).append(", ");
        }
        if (!Double.isNaN(alert.threshold())) {
            facts.append("threshold ").append(number(alert.threshold())).append(", ");
        }
        facts.append("since ").append(time(alert.startsAtMillis()));
        if (!alert.isFiring()) {
            facts.append(", until ").append(time(alert.endsAtMillis()));
        }
        String flapping = alert.annotations().getOrDefault("flapping", "");
        if (!flapping.isEmpty()) {
            facts.append(", ").append(Cut.line(flapping));
        }
        if (alert.escalationStep() > 0) {
            facts.append(", escalation step ").append(alert.escalationStep());
        }
        if (!alert.acknowledgedBy().isEmpty()) {
            facts.append(", acknowledged by ").append(Cut.line(alert.acknowledgedBy()));
        }
        return facts.toString();
    }

    /** {@code 40 firing, 3 resolved; order_ack_p99_slow 40, reject_burst 3}. */
    static String totals(Digest digest) {
        StringBuilder text = new StringBuilder();
        text.append(digest.firing())
                .append(" firing, ")
                .append(digest.resolved())
                .append(" resolved");
        String separator = "; ";
        for (Map.Entry<String, Integer> rule : digest.byRule().entrySet()) {
            text.append(separator).append(Cut.line(rule.getKey())).append(' ').append(rule.getValue());
            separator = ", ";
        }
        return text.toString();
    }

    /**
     * All of it as plain text, or as many of the alerts as fit, and how many there are besides.
     *
     * @param escape what the receiver needs so that text stays text
     */
    static String plain(Message message, int max, UnaryOperator<String> escape) {
        int all = message.alerts();
        StringBuilder text = new StringBuilder(Cut.escaped(title(message), max / 2, escape)).append('\n');
        Digest digest = message.digest();
        if (digest != null) {
            text.append(Cut.escaped(totals(digest), max / 4, escape)).append('\n');
        }
        int shown = 0;
        for (Alert alert : message.notification().alerts()) {
            int room = max - text.length() - 1 - (all - shown > 1 ? MORE : 0);
            String paragraph = Cut.escaped(paragraph(alert), Math.max(0, room), escape);
            if (shown > 0 && paragraph.endsWith("…")) {
                break; // only the first is told in part
            }
            text.append('\n').append(paragraph);
            shown++;
        }
        if (shown < all) {
            text.append("\n… ").append(all - shown).append(" more\n");
        }
        return text.toString();
    }

    static String paragraph(Alert alert) {
        StringBuilder text = new StringBuilder();
        text.append(alert.isFiring() ? alert.severity().name() : "RESOLVED").append(": ");
        text.append(headline(alert)).append('\n');
        if (!text(alert).equals(headline(alert))) {
            text.append(text(alert)).append('\n');
        }
        text.append(facts(alert)).append('\n');
        if (!alert.labels().map().isEmpty()) {
            text.append(pairs(alert.labels().map())).append('\n');
        }
        for (Map.Entry<String, String> link : links(alert).entrySet()) {
            text.append(link.getKey()).append(": ").append(link.getValue()).append('\n');
        }
        return text.toString();
    }

    /** The annotations that lead somewhere. */
    static Map<String, String> links(Alert alert) {
        Map<String, String> links = new LinkedHashMap<>();
        for (String name : List.of("runbook", "runbook_url", "dashboard_url", "ack_url")) {
            String value = alert.annotations().get(name);
            if (value != null && isAddress(value)) {
                links.put(name, value);
            }
        }
        return links;
    }

    private static boolean isAddress(String text) {
        boolean address = text.startsWith("https://") || text.startsWith("http://");
        return address && text.chars().allMatch(c -> c > ' ' && c < 127 && "<>\"`|\\^{}".indexOf(c) < 0);
    }

    static String pairs(Map<String, String> labels) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> label : labels.entrySet()) {
            text.append(text.length() == 0 ? "" : ", ");
            text.append(Cut.line(label.getKey())).append('=').append(Cut.line(label.getValue()));
        }
        return text.toString();
    }

    /** Six significant digits, without an exponent where a reader would not expect one. */
    static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? "unknown" : value > 0 ? "infinity" : "-infinity";
        }
        BigDecimal rounded = new BigDecimal(value, SIX_DIGITS).stripTrailingZeros();
        double size = Math.abs(value);
        return size != 0 && (size >= 1e15 || size < 1e-9) ? rounded.toString() : rounded.toPlainString();
    }

    static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
