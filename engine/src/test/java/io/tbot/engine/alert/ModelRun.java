package io.tbot.engine.alert;

import io.tbot.engine.alert.hold.Acknowledgement;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.alert.notice.Matcher;
import io.tbot.engine.alert.notice.Silence;
import io.tbot.engine.alert.rule.Metrics;
import io.tbot.engine.alert.rule.ScriptedMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** One sequence, taken by the engine and by the model: both must say the same after each look. */
final class ModelRun {
    private static final long START_MILLIS = 1_700_000_000_000L;
    private static final double[] VALUES = {9, 4, 1, Double.NaN, 9, 1, 5.5};

    private final ScriptedMetrics metrics = new ScriptedMetrics();
    private final Journal journal = Journal.open(null, AlertEngine.KINDS);
    private final List<String> sent = new ArrayList<>();
    private final AlertModel model;
    private AlertEngine engine;
    private long now = START_MILLIS;
    private long wallAhead;
    private int silences;
    private int edit;

    /** What was told so far, of all kinds. */
    int notifications;

    private ModelRun() {
        model = new AlertModel(ModelWorld.EDITS.get(0));
        for (String rule : ModelWorld.RULES) {
            metrics.declare("tbot_" + rule, Metrics.Kind.GAUGE);
            for (String exchange : ModelWorld.EXCHANGES) {
                set(rule, exchange, 1);
            }
        }
        model.restart(now);
        engine = engine(0);
        engine.follow(ModelWorld.EDITS.get(0).settings, moment());
    }

    private AlertEngine engine(long lastAliveMillis) {
        return new AlertEngine(
                AlertServices.of(metrics, journal, AckLinks.NONE), lastAliveMillis, moment(), this::note);
    }

    /** Where the two part; empty where they do not. */
    static String of(List<ModelStep> steps, int[] told) {
        ModelRun run = new ModelRun();
        for (int i = 0; i < steps.size(); i++) {
            String apart = run.step(steps.get(i));
            if (!apart.isEmpty()) {
                return "step " + i + " " + steps.get(i) + ": " + apart;
            }
        }
        told[0] += run.notifications;
        return "";
    }

    /** The fewest steps that still part the two. */
    static List<ModelStep> shortest(List<ModelStep> steps) {
        List<ModelStep> least = new ArrayList<>(steps);
        for (int size = Math.max(1, least.size() / 2); size > 0; size /= 2) {
            for (int from = 0; from < least.size(); ) {
                List<ModelStep> fewer = new ArrayList<>(least.subList(0, from));
                fewer.addAll(least.subList(Math.min(least.size(), from + size), least.size()));
                if (of(fewer, new int[1]).isEmpty()) {
                    from += size;
                } else {
                    least = fewer;
                }
            }
        }
        return least;
    }

    private String step(ModelStep step) {
        act(step);
        now += step.millis();
        sent.clear();
        engine.tick(moment());
        List<String> expected = new ArrayList<>(model.look(now, now + wallAhead));
        expected.sort(null);
        sent.sort(null);
        notifications += sent.size();
        if (!sent.equals(expected)) {
            return "told " + sent + ", the model " + expected;
        }
        List<String> states = states();
        return states.equals(model.states()) ? "" : "is " + states + ", the model " + model.states();
    }

    private void act(ModelStep step) {
        String rule = ModelWorld.RULES.get(step.a() % ModelWorld.RULES.size());
        String exchange = ModelWorld.EXCHANGES.get(step.a() / 4 % 2);
        switch (step.op()) {
            case NOTHING -> {}
            case SET -> set(rule, exchange, VALUES[step.b() % VALUES.length]);
            case RESTART -> restart(step);
            case ACK -> acknowledge(step.a());
            case SILENCE -> silence(rule, exchange, step.b());
            case END_SILENCE -> endSilence("s" + (silences == 0 ? 0 : step.a() % silences));
            case EDIT -> {
                edit = step.a() % ModelWorld.EDITS.size();
                model.edit(ModelWorld.EDITS.get(edit));
                engine.follow(ModelWorld.EDITS.get(edit).settings, moment());
            }
            case FIRE -> fire(exchange, step.b());
            case RESOLVE -> resolve(step.a());
            case SET_CLOCK -> wallAhead += new long[] {3_600_000, -3_600_000, 5_000, -5_000}[step.b() % 4];
        }
    }

    private void set(String rule, String exchange, double value) {
        metrics.set("tbot_" + rule, Map.of("exchange", exchange), value);
        model.set(rule, exchange, value);
    }

    private void restart(ModelStep step) {
        long lastAlive = now + wallAhead;
        now += new long[] {0, 5_000, 100_000}[step.b() % 3];
        model.restart(now);
        engine = engine(lastAlive);
        engine.follow(ModelWorld.EDITS.get(edit).settings, moment());
    }

    private List<HeldAlert> all() {
        List<HeldAlert> all = new ArrayList<>(engine.book().firing());
        all.addAll(engine.book().pending());
        all.sort((one, other) -> name(one.toAlert()).compareTo(name(other.toAlert())));
        return all;
    }

    private void acknowledge(int which) {
        List<HeldAlert> all = all();
        if (!all.isEmpty()) {
            HeldAlert alert = all.get(which % all.size());
            long wall = now + wallAhead;
            model.acknowledge(name(alert.toAlert()), now + 20_000);
            engine.desk().acknowledge(alert.fingerprint(), new Acknowledgement("eve", "", wall, wall + 20_000));
        }
    }

    private void resolve(int which) {
        List<HeldAlert> all = all();
        if (!all.isEmpty()) {
            HeldAlert alert = all.get(which % all.size());
            model.resolve(name(alert.toAlert()));
            engine.book().resolve(alert.fingerprint(), moment());
        }
    }

    private void silence(String rule, String exchange, int b) {
        boolean byRule = b % 2 == 0;
        long wall = now + wallAhead;
        long from = wall + b / 2 % 2 * 5_000;
        long until = from + new long[] {3_000, 15_000, 40_000}[b / 4 % 3];
        String id = "s" + silences++;
        String match = byRule ? "alertname=" + rule : "exchange=" + exchange;
        model.silence(id, byRule ? "alertname" : "exchange", byRule ? rule : exchange, from, until);
        engine.desk().silence(new Silence(id, List.of(Matcher.of(match)), null, from, until, "eve", ""));
    }

    private void endSilence(String id) {
        model.endSilence(id, now + wallAhead);
        engine.desk().endSilence(id, now + wallAhead);
    }

    private void fire(String exchange, int b) {
        Severity severity = b % 2 == 0 ? Severity.CRITICAL : Severity.HIGH;
        model.fire("hand", exchange, severity.word(), now + 8_000);
        engine.book()
                .fire(
                        "hand",
                        severity,
                        Labels.of(Map.of("exchange", exchange)),
                        Map.of(),
                        now + wallAhead + 8_000,
                        moment());
    }

    private Moment moment() {
        return new Moment(now * 1_000_000, now + wallAhead);
    }

    private List<String> states() {
        List<String> states = new ArrayList<>();
        for (HeldAlert alert : all()) {
            states.add(name(alert.toAlert()) + " " + alert.phase().word() + " "
                    + alert.severity().word() + " since " + (alert.startsAtMillis() - wallAhead)
                    + (alert.acknowledgement().isThere() ? " taken" : "") + " step " + alert.step());
        }
        states.sort(null);
        return states;
    }

    private void note(Notification notification) {
        if (notification.reason() == Reason.ESCALATED) {
            Alert alert = notification.alerts().get(0);
            sent.add(notification.channel() + " escalated " + name(alert) + " step " + alert.escalationStep());
            return;
        }
        TreeSet<String> fires = new TreeSet<>();
        TreeSet<String> over = new TreeSet<>();
        for (Alert alert : notification.alerts()) {
            String flaps = alert.annotations().getOrDefault("flapping", "");
            String text =
                    flaps.isEmpty() ? "" : " " + flaps.replace(" times", "").replace(", calm for 10 min now", " calm");
            (alert.isFiring() ? fires : over).add(name(alert) + text);
        }
        StringBuilder labels = new StringBuilder();
        notification
                .groupLabels()
                .map()
                .forEach((name, value) ->
                        labels.append(' ').append(name).append('=').append(value));
        sent.add(notification.channel() + labels + " " + notification.reason().word() + " " + fires + over);
    }

    private static String name(Alert alert) {
        return alert.rule() + "/" + alert.labels().get("exchange");
    }
}
