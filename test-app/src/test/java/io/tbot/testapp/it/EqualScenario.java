package io.tbot.testapp.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rules, routes and a course of events that Prometheus with Alertmanager and the agent both live through. Built by its
 * own methods, then left alone.
 */
final class EqualScenario {
    /** Whether a route is quiet. */
    enum Mute {
        NEVER,
        ALWAYS,
        /** Until a full minute shortly after the run began. */
        UNTIL_A_MINUTE
    }

    /**
     * @param ours in the agent's words, {@code S} for the scenario's name
     * @param theirs in PromQL
     * @param more keys for the agent's rule alone
     */
    record Rule(
            String name,
            String ours,
            String theirs,
            String severity,
            int forSeconds,
            int keepSeconds,
            String venue,
            String more) {}

    /** @param match conditions besides the scenario's name, in the agent's words */
    record Route(
            List<String> to,
            Map<String, String> match,
            List<String> groupBy,
            int firstWait,
            int interval,
            int repeat,
            Mute mute,
            boolean goesOn) {}

    record Inhibit(String source, String target, String equal) {}

    /**
     * @param what {@code set part value}, {@code add part value}, {@code get r seconds} (a request whose answer asks to
     *     be left alone for so long), {@code silence label value} or {@code end}
     */
    record Step(double second, String what) {}

    final String name;
    final String about;
    final List<Rule> rules = new ArrayList<>();
    final List<Route> routes = new ArrayList<>();
    final List<Inhibit> inhibits = new ArrayList<>();
    final List<Step> steps = new ArrayList<>();

    /** What is done before anybody looks, as in {@link Step}. */
    final List<String> before = new ArrayList<>();

    /** Nobody is to hear anything. */
    boolean quiet;

    /** Short enough for each build. */
    boolean inTheBuild;

    /** Why the two differ; empty where they must not. */
    String reason = "";

    /** What else there is to say of it. */
    String note = "";

    /** What each must tell where they differ. */
    List<String> ours = List.of();

    List<String> theirs = List.of();

    private List<String> groupBy = List.of("alertname");
    private int wait = 2;
    private int interval = 8;
    private int repeat = 3_600;
    private double least;

    EqualScenario(String name, String about) {
        this.name = name;
        this.about = about;
    }

    EqualScenario rule(String rule, String severity, String condition) {
        return rule(rule, severity, condition, 0, 0, "");
    }

    /** A rule on the driven number, such as {@code > 0}. */
    EqualScenario rule(String rule, String severity, String condition, int forSeconds, int keepSeconds, String venue) {
        rules.add(new Rule(
                rule,
                "value(drive{scenario='S'}) by (part) " + condition,
                "tbot_drive{scenario='S'} " + condition,
                severity,
                forSeconds,
                keepSeconds,
                venue,
                ""));
        return this;
    }

    /** A rule on the part of that name alone. */
    EqualScenario partRule(String part, String severity, String venue) {
        rules.add(new Rule(
                part,
                "value(drive{scenario='S', part='" + part + "'}) > 0",
                "tbot_drive{scenario='S', part='" + part + "'} > 0",
                severity,
                0,
                0,
                venue,
                ""));
        return this;
    }

    EqualScenario rule(Rule rule) {
        rules.add(rule);
        return this;
    }

    EqualScenario groupBy(String... labels) {
        groupBy = List.of(labels);
        return this;
    }

    /** For the routes that follow; without any, for the one to {@code desk}. Seconds. */
    EqualScenario waits(int first, int news, int reminder) {
        wait = first;
        interval = news;
        repeat = reminder;
        return this;
    }

    EqualScenario route(Map<String, String> match, boolean goesOn, String... to) {
        routes.add(new Route(List.of(to), match, groupBy, wait, interval, repeat, Mute.NEVER, goesOn));
        return this;
    }

    EqualScenario muted(Mute mute) {
        routes.add(new Route(List.of("desk"), Map.of(), groupBy, wait, interval, repeat, mute, false));
        return this;
    }

    EqualScenario inhibit(String source, String target, String equal) {
        inhibits.add(new Inhibit(source, target, equal));
        return this;
    }

    EqualScenario begins(String what) {
        before.add(what);
        return this;
    }

    EqualScenario at(double second, String what) {
        steps.add(new Step(second, what));
        return this;
    }

    EqualScenario quiet() {
        quiet = true;
        return this;
    }

    EqualScenario inTheBuild() {
        inTheBuild = true;
        return this;
    }

    EqualScenario note(String text) {
        note = text;
        return this;
    }

    /** Something comes of it only so many seconds after it began. */
    EqualScenario lasts(double seconds) {
        least = seconds;
        return this;
    }

    EqualScenario differs(String why, List<String> ourWords, List<String> theirWords) {
        reason = why;
        ours = ourWords;
        theirs = theirWords;
        return this;
    }

    /** Its routes, or the one that it has without a word. */
    List<Route> effectiveRoutes() {
        return routes.isEmpty()
                ? List.of(new Route(List.of("desk"), Map.of(), groupBy, wait, interval, repeat, Mute.NEVER, false))
                : routes;
    }

    /** Until nothing more can come of it, in seconds. */
    double length() {
        double last = steps.stream().mapToDouble(Step::second).max().orElse(0);
        int wait = 0;
        for (Route route : effectiveRoutes()) {
            wait = Math.max(wait, Math.max(route.firstWait(), route.interval()));
        }
        int keep = rules.stream().mapToInt(Rule::keepSeconds).max().orElse(0);
        return Math.max(least, last + wait + keep + 4);
    }
}
