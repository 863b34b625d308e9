package io.tbot.engine.alert;

import io.tbot.engine.alert.ModelWorld.ModelRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the specification says should happen, in the plainest words: one clock that nobody sets and a list for all that
 * is remembered. It knows nothing of journals, wall clocks, indexes or order of evaluation beyond what people are told.
 */
final class AlertModel {
    private static final long CALM_MILLIS = 600_000;
    private static final long FLAP_SPAN_MILLIS = 1_800_000;
    private static final long TICK_MILLIS = 1_000;

    /** What became of one alert, and what its people know. */
    static final class One {
        final String rule;
        final String exchange;
        boolean manual;
        String phase = "pending";
        String severity = "";
        long held;
        long since;
        long seen;
        boolean counts = true;
        boolean restored;
        long starts;
        long ackUntil;
        long until;
        int step;
        long nextStep;
        int above;

        One(String rule, String exchange) {
            this.rule = rule;
            this.exchange = exchange;
        }

        String name() {
            return rule + "/" + exchange;
        }

        boolean fires() {
            return phase.equals("firing") || phase.equals("resolving");
        }
    }

    /** What one group of receivers thinks of one alert. */
    static final class Told {
        boolean fires;
        boolean told;
        boolean taken;
        boolean wasHidden;
        String hidden = "";
        String severity = "";
        long toldChanges = -1;
        long toldFlapAt;
        long changes;

        boolean flaps() {
            return hidden.equals("flapping");
        }

        boolean isVisible() {
            return fires && hidden.isEmpty();
        }
    }

    private record Heard(boolean fires, One one, String severity) {}

    /** Receivers and what their alerts have in common. */
    static final class Circle {
        final String channel;
        final String labels;
        final Map<String, Told> told = new LinkedHashMap<>();
        long due;
        long toldAt = Long.MIN_VALUE;
        String nudge = "";

        Circle(String channel, String labels) {
            this.channel = channel;
            this.labels = labels;
        }
    }

    private final Map<String, Double> values = new TreeMap<>();
    private final Map<String, One> alerts = new LinkedHashMap<>();
    private final Map<String, Circle> circles = new LinkedHashMap<>();
    private final Map<String, List<Long>> changes = new TreeMap<>();
    private final Map<String, Boolean> flapping = new TreeMap<>();
    private final List<Heard> heard = new ArrayList<>();
    private final Map<String, One> called = new LinkedHashMap<>();
    private final Map<String, long[]> silences = new LinkedHashMap<>();
    private final List<String> out = new ArrayList<>();
    private ModelWorld world;
    private long now;
    private long lastLook;
    private long watched;
    private long watchedStart;
    private boolean first = true;
    private boolean isRelabelled;

    AlertModel(ModelWorld world) {
        this.world = world;
    }

    void set(String rule, String exchange, double value) {
        values.put(rule + "/" + exchange, value);
    }

    One find(String name) {
        return alerts.get(name);
    }

    /** Killed and begun again: what is durable is all but who flaps, what is hidden and how long groups wait. */
    void restart(long at) {
        isRelabelled = false;
        first = true;
        now = at;
        watchedStart = watched;
        changes.clear();
        flapping.clear();
        heard.clear();
        for (One one : alerts.values()) {
            one.restored = !one.manual;
            if (one.phase.equals("pending")) {
                one.held += one.counts ? one.seen - one.since : 0;
            }
            one.counts = false;
        }
        for (Circle circle : circles.values()) {
            circle.told.values().removeIf(told -> !told.told);
            circle.told.forEach((name, told) -> {
                One one = alerts.get(name);
                told.fires = told.fires && one != null && one.fires();
                told.hidden = "";
                told.wasHidden = false;
                told.toldChanges = -1;
            });
            circle.due = 0;
            circle.nudge = "";
        }
        rejoin();
        circles.values().removeIf(circle -> circle.told.isEmpty());
    }

    /** Another file: what is the same goes on, and those who hear no more of an alert hear that it is over. */
    void edit(ModelWorld next) {
        world = next;
        for (One one : List.copyOf(alerts.values())) {
            ModelRule rule = next.rule(one.rule);
            if (one.manual) {
                continue;
            }
            if (rule == null || rule.above() != one.above) {
                end(one);
            } else if (!one.severity.equals(rule.severity())) {
                if (rank(rule.severity()) < rank(one.severity)) {
                    one.ackUntil = 0;
                }
                one.severity = rule.severity();
            }
        }
        regroup();
    }

    /** Those who hear no more of an alert hear that it is over. */
    private void regroup() {
        isRelabelled = false;
        for (Circle circle : circles.values()) {
            circle.told.entrySet().removeIf(entry -> {
                Told told = entry.getValue();
                One one = alerts.get(entry.getKey());
                boolean stays =
                        one != null && one.fires() && told.fires && keys(one).contains(key(circle));
                if (stays) {
                    return false;
                }
                told.hidden = told.fires ? "" : told.hidden;
                told.fires = false;
                return !(told.told || told.toldChanges >= 0) || !world.knows(circle.channel);
            });
        }
        rejoin();
        circles.values().removeIf(circle -> circle.told.isEmpty());
        for (One one : alerts.values()) {
            plan(one);
        }
    }

    private void rejoin() {
        for (One one : alerts.values()) {
            if (one.fires()) {
                for (String key : keys(one)) {
                    join(key, one, one.severity, true);
                }
            }
        }
    }

    private void join(String key, One one, String severity, boolean at) {
        Circle circle = circles.get(key);
        if (circle == null) {
            circle = new Circle(key.substring(0, key.indexOf(' ')), key.substring(key.indexOf(' ') + 1));
            circle.due = at ? 0 : now + (circle.channel.equals("pager") ? 0 : 3_000);
            circles.put(key, circle);
        }
        Told told = circle.told.computeIfAbsent(one.name(), name -> new Told());
        severityIs(circle, told, severity);
        told.fires = true;
        told.severity = severity;
    }

    private static void severityIs(Circle circle, Told told, String severity) {
        if (told.told && !told.severity.isEmpty() && rank(severity) < rank(told.severity)) {
            circle.nudge = "severity_changed";
        }
    }

    private static String key(Circle circle) {
        return circle.channel + " " + circle.labels;
    }

    /** By channel and what the group has in common. */
    private List<String> keys(One one) {
        return keys(one, one.severity);
    }

    private List<String> keys(One one, String severity) {
        List<String> keys = new ArrayList<>();
        if (severity.equals("critical")) {
            keys.add("pager alertname=" + one.rule + (one.exchange.isEmpty() ? "" : " exchange=" + one.exchange));
            if (!world.pagerGoesOn) {
                return keys;
            }
        }
        keys.add(world.desk + " alertname=" + one.rule);
        return keys;
    }

    void silence(String id, String label, String value, long fromWall, long untilWall) {
        silences.put(id + " " + label + " " + value, new long[] {fromWall, untilWall});
    }

    void endSilence(String id, long wall) {
        silences.forEach((key, span) -> span[1] = key.startsWith(id + " ") ? Math.min(span[1], wall) : span[1]);
    }

    void acknowledge(String name, long until) {
        One one = alerts.get(name);
        if (one != null && one.fires()) {
            one.ackUntil = until;
        }
    }

    void fire(String rule, String exchange, String severity, long until) {
        One one = alerts.get(rule + "/" + exchange);
        if (one == null) {
            one = new One(rule, exchange);
            one.manual = true;
            one.severity = severity;
            one.until = until;
            alerts.put(one.name(), one);
            begin(one);
        } else {
            one.until = Math.max(one.until, until);
            if (rank(severity) < rank(one.severity)) {
                one.severity = severity;
                one.ackUntil = 0;
                isRelabelled = true;
            }
        }
    }

    void resolve(String name) {
        One one = alerts.get(name);
        if (one != null && one.fires()) {
            end(one);
        }
    }

    /** Looks at everything; what people are told of it. */
    List<String> look(long at, long wall) {
        out.clear();
        long gap = first ? 0 : at - lastLook;
        boolean stalled = gap > 3 * TICK_MILLIS;
        watched += stalled ? TICK_MILLIS : first ? at - now : gap;
        now = at;
        lastLook = at;
        first = false;
        for (ModelRule rule : world.rules) {
            for (String exchange : ModelWorld.EXCHANGES) {
                judge(rule, exchange);
            }
        }
        if (stalled && gap - TICK_MILLIS > 10_000) {
            fire("TBotAgentStalled", "", "high", now + 60_000);
        }
        for (One one : List.copyOf(alerts.values())) {
            if (one.manual && now >= one.until) {
                end(one);
            }
        }
        tell(wall);
        return List.copyOf(out);
    }

    private void judge(ModelRule rule, String exchange) {
        String name = rule.id() + "/" + exchange;
        double value = values.get(name);
        One one = alerts.get(name);
        String finding = Double.isNaN(value)
                ? switch (rule.noData()) {
                    case "ok" -> one != null && one.restored ? "none" : "clear";
                    case "alert" -> "breach";
                    default -> "none";
                }
                : value > rule.above() ? "breach" : value < 3 ? "clear" : "between";
        if (one == null) {
            if (finding.equals("breach")) {
                open(rule, exchange);
            }
        } else if (!one.manual) {
            move(one, rule, finding);
        }
    }

    private void open(ModelRule rule, String exchange) {
        One one = new One(rule.id(), exchange);
        one.severity = rule.severity();
        one.since = watched;
        one.seen = watched;
        one.starts = now;
        one.above = rule.above();
        alerts.put(one.name(), one);
        if (rule.forMillis() == 0) {
            begin(one);
        }
    }

    private void begin(One one) {
        one.phase = "firing";
        one.starts = now;
        changed(one);
        heard.add(new Heard(true, one, one.severity));
    }

    private void end(One one) {
        alerts.remove(one.name());
        if (one.fires()) {
            one.phase = "resolved";
            one.ackUntil = 0;
            changed(one);
            heard.add(new Heard(false, one, one.severity));
        }
    }

    private void move(One one, ModelRule rule, String finding) {
        boolean warm = !one.restored || watched - watchedStart >= rule.forMillis();
        switch (one.phase) {
            case "pending" -> pending(one, rule, finding);
            case "firing" -> {
                one.restored &= finding.equals("none") || !warm;
                if (finding.equals("clear") && warm) {
                    one.since = watched;
                    one.counts = true;
                    one.phase = "resolving";
                    if (rule.keepMillis() == 0) {
                        end(one);
                    }
                }
            }
            default -> {
                one.restored &= finding.equals("none") || !warm;
                if (finding.equals("breach") || finding.equals("between")) {
                    one.phase = "firing";
                } else if (finding.equals("none") || !warm || !one.counts) {
                    one.since = watched;
                    one.counts = true;
                } else if (watched - one.since >= rule.keepMillis()) {
                    end(one);
                }
            }
        }
    }

    private void pending(One one, ModelRule rule, String finding) {
        switch (finding) {
            case "none" -> {
                one.held += one.counts ? one.seen - one.since : 0;
                one.counts = false;
                one.since = watched;
            }
            case "breach" -> {
                if (one.restored) {
                    one.since = watched;
                }
                one.restored = false;
                one.counts = true;
                one.seen = watched;
                if (one.held + watched - one.since >= rule.forMillis()) {
                    begin(one);
                }
            }
            default -> alerts.remove(one.name());
        }
    }

    private void changed(One one) {
        List<Long> times = changes.computeIfAbsent(one.name(), name -> new ArrayList<>());
        boolean was = isFlapping(one.name());
        times.add(now);
        int n = times.size();
        flapping.put(one.name(), was || (n >= 7 && now - times.get(n - 7) <= FLAP_SPAN_MILLIS));
    }

    private boolean isFlapping(String name) {
        List<Long> times = changes.getOrDefault(name, List.of());
        return flapping.getOrDefault(name, false) && now - times.get(times.size() - 1) <= CALM_MILLIS;
    }

    private void tell(long wall) {
        changes.values().removeIf(times -> now - times.get(times.size() - 1) > FLAP_SPAN_MILLIS);
        flapping.keySet().retainAll(changes.keySet());
        for (Heard each : heard) {
            if (!each.fires) {
                dismiss(each.one);
            }
            for (String key : keys(each.one, each.severity)) {
                if (each.fires) {
                    join(key, each.one, each.severity, false);
                } else if (circles.containsKey(key) && circles.get(key).told.containsKey(each.one.name())) {
                    circles.get(key).told.get(each.one.name()).fires = false;
                }
            }
            One held = alerts.get(each.one.name());
            if (held != null) {
                plan(held);
            }
        }
        heard.clear();
        for (One one : List.copyOf(called.values())) {
            if (alerts.get(one.name()) != one || !one.fires()) {
                dismiss(one);
            }
        }
        if (isRelabelled) {
            regroup();
        }
        for (One one : alerts.values()) {
            if (one.ackUntil != 0 && now >= one.ackUntil) {
                one.ackUntil = 0;
                for (Circle circle : circles.values()) {
                    if (circle.told.containsKey(one.name())) {
                        circle.nudge = "ack_expired";
                        circle.due = 0;
                    }
                }
            }
        }
        for (Circle circle : List.copyOf(circles.values())) {
            circle.told.forEach((name, told) -> refresh(circle, name, told, wall));
            if (now >= circle.due) {
                flush(circle);
            }
        }
        for (One one : alerts.values()) {
            if (one.fires() && one.nextStep != 0 && now >= one.nextStep && !isQuiet(one)) {
                escalate(one);
            }
        }
    }

    private void refresh(Circle circle, String name, Told told, long wall) {
        One one = told.fires ? alerts.get(name) : null;
        if (one != null && !one.severity.equals(told.severity)) {
            severityIs(circle, told, one.severity);
            told.severity = one.severity;
        }
        told.taken = one != null && one.ackUntil != 0;
        boolean flaps = isFlapping(name);
        if (flaps || told.toldChanges >= 0) {
            told.changes =
                    Math.max(told.changes, changes.getOrDefault(name, List.of()).size());
        }
        boolean wasHidden = !told.hidden.isEmpty();
        told.hidden = flaps || told.fires ? hidden(name, flaps, wall) : "";
        if (told.hidden.isEmpty()) {
            circle.due = wasHidden ? Math.min(circle.due, now) : circle.due;
        } else {
            told.wasHidden |= !told.flaps();
        }
    }

    private String hidden(String name, boolean flaps, long wall) {
        String rule = name.substring(0, name.indexOf('/'));
        String exchange = name.substring(name.indexOf('/') + 1);
        for (Map.Entry<String, long[]> silence : silences.entrySet()) {
            String[] words = silence.getKey().split(" ");
            boolean matches = words[2].equals(words[1].equals("exchange") ? exchange : rule);
            if (matches && wall >= silence.getValue()[0] && wall < silence.getValue()[1]) {
                return "silenced";
            }
        }
        One source = alerts.get("down/" + exchange);
        if (rule.equals("slow") && source != null && source.fires()) {
            return "inhibited";
        }
        return flaps ? "flapping" : "";
    }

    private void flush(Circle circle) {
        String reason = reason(circle);
        if (!reason.isEmpty()) {
            TreeSet<String> fires = new TreeSet<>();
            TreeSet<String> over = new TreeSet<>();
            circle.told.forEach((name, told) -> {
                if (isShown(told)) {
                    (told.fires ? fires : over).add(name + flapText(told));
                }
            });
            out.add(circle.channel + " " + circle.labels + " " + reason + " " + fires + over);
            for (Told told : circle.told.values()) {
                if (told.flaps() && isShown(told)) {
                    told.toldChanges = told.changes;
                    told.toldFlapAt = now;
                    told.told = true;
                } else if (told.hidden.isEmpty()) {
                    told.told = told.fires;
                    told.wasHidden = false;
                    told.toldChanges = -1;
                    told.changes = 0;
                }
            }
            circle.toldAt = now;
            circle.nudge = "";
            circle.due = now + 10_000;
        }
        circle.told.values().removeIf(told -> !told.fires && !told.told && !told.flaps());
        if (circle.told.isEmpty()) {
            circles.remove(key(circle));
        }
    }

    private static String flapText(Told told) {
        if (!told.flaps() && told.toldChanges < 0) {
            return "";
        }
        return " changed " + (told.changes - Math.max(0, told.toldChanges)) + (told.flaps() ? "" : " calm");
    }

    private boolean isShown(Told told) {
        if (told.flaps()) {
            return told.toldChanges < 0 || digestIsDue(told);
        }
        return told.hidden.isEmpty() && (told.fires || told.told);
    }

    private boolean digestIsDue(Told told) {
        if (told.toldChanges < 0) {
            return false;
        }
        return told.flaps() && told.changes > told.toldChanges
                ? now - told.toldFlapAt >= CALM_MILLIS
                : told.isVisible();
    }

    private String reason(Circle circle) {
        List<Told> all = List.copyOf(circle.told.values());
        if (all.stream().anyMatch(told -> told.flaps() && told.toldChanges < 0)) {
            return "flapping";
        }
        if (all.stream().anyMatch(told -> told.isVisible() && !told.told)) {
            return circle.toldAt == Long.MIN_VALUE ? "first_breach" : "new_alerts";
        }
        if (all.stream().anyMatch(told -> told.isVisible() && told.wasHidden)) {
            return "silence_ended";
        }
        if (all.stream().anyMatch(told -> !told.fires && told.told && told.hidden.isEmpty())) {
            return all.stream().anyMatch(told -> told.told && (told.fires || told.flaps()))
                    ? "new_resolved"
                    : "all_resolved";
        }
        if (!circle.nudge.isEmpty() && all.stream().anyMatch(Told::isVisible)) {
            return circle.nudge;
        }
        if (all.stream().anyMatch(this::digestIsDue)) {
            return "digest";
        }
        long repeat = circle.channel.equals("pager") ? 60_000 : 120_000;
        boolean isDue = now - circle.toldAt >= repeat;
        return isDue && all.stream().anyMatch(told -> told.isVisible() && !told.taken) ? "repeat_due" : "";
    }

    private void plan(One one) {
        if (one.fires() && one.nextStep == 0 && one.step == 0 && one.severity.equals("critical")) {
            one.nextStep = one.starts + 15_000;
        }
    }

    private boolean isQuiet(One one) {
        return one.ackUntil != 0
                || circles.values().stream()
                        .anyMatch(circle -> circle.told.containsKey(one.name())
                                && List.of("silenced", "inhibited").contains(circle.told.get(one.name()).hidden));
    }

    private void escalate(One one) {
        if (!one.severity.equals("critical")) {
            one.nextStep = 0;
            return;
        }
        one.step++;
        one.nextStep = one.step >= 4 ? 0 : one.step == 1 ? Math.max(one.starts + 40_000, now + 25_000) : now + 20_000;
        out.add("boss escalated " + one.name() + " step " + one.step);
        called.put(one.name(), one);
    }

    /** Whoever was called by a step hears that it is over. */
    private void dismiss(One one) {
        if (called.remove(one.name(), one)) {
            out.add("boss alertname=" + one.rule + (one.exchange.isEmpty() ? "" : " exchange=" + one.exchange)
                    + " severity=" + one.severity + " all_resolved [][" + one.name() + "]");
        }
    }

    /** How everything stands, in words that the engine's own state can be put in. */
    List<String> states() {
        List<String> states = new ArrayList<>();
        for (One one : alerts.values()) {
            states.add(one.name() + " " + one.phase + " " + one.severity + " since " + one.starts
                    + (one.ackUntil == 0 ? "" : " taken") + " step " + one.step);
        }
        states.sort(null);
        return states;
    }

    private static int rank(String severity) {
        return List.of("critical", "high", "medium").indexOf(severity);
    }
}
