package io.tbot.engine.alert;

import io.tbot.engine.alert.channel.Template;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.rule.CompiledRule;
import io.tbot.engine.alert.rule.Standing;
import io.tbot.engine.config.Mistake;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills in what the texts of alerts leave open: {@code value}, {@code threshold}, {@code labels.x}, {@code severity},
 * {@code since}, {@code window}, {@code dashboard_url}, {@code top} (the three instances that are furthest off) and
 * {@code sparkline} (the last 30 values).
 *
 * <p>Threads: any, one at a time. Shape: the last {@value #MAX_KEPT} texts are kept compiled. Errors: a text that
 * cannot be filled in is shown as it stands.
 */
final class Annotations {
    private static final int MAX_KEPT = 1_000;
    private static final int TOP = 3;
    private static final String OPEN = "{{";

    private final Map<String, Template> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Template> eldest) {
            return size() > MAX_KEPT;
        }
    };

    private final Map<String, CompiledRule> rules = new HashMap<>();

    /** The rules from now on; gives back what their texts get wrong. */
    List<Mistake> follow(List<CompiledRule> now) {
        rules.clear();
        List<Mistake> wrong = new ArrayList<>();
        for (CompiledRule each : now) {
            rules.put(each.rule().id(), each);
            for (Map.Entry<String, String> text : each.rule().annotations().entrySet()) {
                String problem = each.rule().line() > 0 && text.getValue().contains(OPEN)
                        ? Template.problem(text.getValue())
                        : "";
                if (!problem.isEmpty()) {
                    String message = "alert rule '" + each.rule().id() + "': '" + text.getKey() + "' is " + problem;
                    wrong.add(new Mistake(each.where(), each.rule().line(), 1, message));
                }
            }
        }
        return wrong;
    }

    Notification filled(Notification notification) {
        List<Alert> alerts = new ArrayList<>(notification.alerts().size());
        for (Alert alert : notification.alerts()) {
            alerts.add(filled(alert));
        }
        return notification.with(List.copyOf(alerts));
    }

    /** The same alert with its texts filled in; itself where nothing is left open. */
    Alert filled(Alert alert) {
        boolean open = false;
        for (String text : alert.annotations().values()) {
            open |= text.contains(OPEN);
        }
        if (!open) {
            return alert;
        }
        CompiledRule rule = rules.get(alert.rule());
        Map<String, String> filled = new LinkedHashMap<>();
        for (Map.Entry<String, String> text : alert.annotations().entrySet()) {
            boolean left = text.getValue().contains(OPEN);
            filled.put(text.getKey(), left ? fill(text.getValue(), alert, rule) : text.getValue());
        }
        return alert.with(filled);
    }

    private String fill(String text, Alert alert, @Nullable CompiledRule rule) {
        Map<String, String> more = new HashMap<>();
        more.put("severity", alert.severity().word());
        more.put("since", Instant.ofEpochMilli(alert.startsAtMillis()).toString());
        more.put("dashboard_url", alert.annotations().getOrDefault("dashboard_url", ""));
        if (rule != null) {
            more.put("window", window(rule.windowNanos()));
            if (text.contains("top")) {
                more.put("top", top(rule));
            }
            if (text.contains("sparkline")) {
                more.put("sparkline", rule.sparkline(alert.fingerprint()));
            }
        }
        return kept.computeIfAbsent(text, Template::of).fill(alert.labels(), alert.value(), alert.threshold(), more);
    }

    /** {@code kraken 0.812, binance 0.04}. */
    private static String top(CompiledRule rule) {
        StringBuilder text = new StringBuilder();
        for (Standing each : rule.top(TOP)) {
            text.append(text.length() == 0 ? "" : ", ");
            String who = String.join("/", each.labels().map().values());
            text.append(who).append(who.isEmpty() ? "" : " ").append(Template.number(each.value()));
        }
        return text.toString();
    }

    /** {@code 1m}, {@code 1h30m}; empty where the rule looks at this moment only. */
    private static String window(long nanos) {
        return nanos <= 0 ? "" : Duration.ofNanos(nanos).toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
