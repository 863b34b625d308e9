package io.tbot.testapp.it;

import io.tbot.testapp.it.EqualReceiver.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What both sides told of one scenario, held against each other: the same messages in the same order to each receiver
 * and group, the agent's not later.
 *
 * @param ours in the order of arrival
 * @param theirs in the order of arrival
 * @param behindSeconds of each message that both told, the agent's arrival less theirs
 * @param faults why it is not as it must be; empty where it is
 */
record EqualVerdict(
        EqualScenario scenario,
        List<String> ours,
        List<String> theirs,
        List<Double> behindSeconds,
        List<String> faults) {
    /** @param slackSeconds by how much the agent may be later */
    static EqualVerdict of(EqualScenario scenario, EqualReceiver receiver, double slackSeconds) {
        List<Told> ours = receiver.told("ours", scenario.name);
        List<Told> theirs = receiver.told("theirs", scenario.name);
        List<Double> behind = behind(ours, theirs);
        List<String> faults = new ArrayList<>();
        if (scenario.quiet && !(ours.isEmpty() && theirs.isEmpty())) {
            faults.add("nobody was to be told");
        }
        if (!scenario.quiet && ours.isEmpty()) {
            faults.add("the agent told nothing");
        }
        if (scenario.reason.isEmpty()) {
            if (!byGroup(ours).equals(byGroup(theirs))) {
                faults.add("they tell different things");
            }
            double most = behind.stream().mapToDouble(each -> each).max().orElse(0);
            if (most > slackSeconds) {
                faults.add(String.format(Locale.ROOT, "the agent is %.2f s later", most));
            }
        } else {
            expect("agent", scenario.ours, texts(ours), faults);
            expect("Alertmanager", scenario.theirs, texts(theirs), faults);
        }
        return new EqualVerdict(scenario, texts(ours), texts(theirs), behind, faults);
    }

    private static void expect(String who, List<String> expected, List<String> told, List<String> faults) {
        if (!expected.equals(told)) {
            faults.add(who + ": " + told + " instead of " + expected);
        }
    }

    private static List<String> texts(List<Told> told) {
        return told.stream().map(Told::text).toList();
    }

    /** Receiver and group to the messages, in order. */
    private static Map<String, List<String>> byGroup(List<Told> told) {
        return told.stream()
                .collect(Collectors.groupingBy(
                        EqualVerdict::to, TreeMap::new, Collectors.mapping(Told::text, Collectors.toList())));
    }

    /** Prometheus adds labels of its own about where it read a number. */
    private static String to(Told told) {
        String group =
                told.group().replaceAll("\"(instance|job)\":\"[^\"]*\",?", "").replaceAll(",$", "");
        return told.text().substring(0, told.text().indexOf(' ')) + " " + group;
    }

    private static List<Double> behind(List<Told> ours, List<Told> theirs) {
        List<Told> left = new ArrayList<>(theirs);
        List<Double> behind = new ArrayList<>();
        for (Told our : ours) {
            for (Told their : left) {
                if (to(our).equals(to(their)) && our.text().equals(their.text())) {
                    behind.add((our.atNanos() - their.atNanos()) / 1e9);
                    left.remove(their);
                    break;
                }
            }
        }
        return behind;
    }

    /** {@code equal}, {@code different} as named, or what is wrong. */
    String word() {
        if (!faults.isEmpty()) {
            return "**" + String.join("; ", faults) + "**";
        }
        return scenario.reason.isEmpty() ? "equal" : "different";
    }

    @Override
    public String toString() {
        return scenario.name + " " + scenario.about + ": " + word() + "\n  ours   " + ours + "\n  theirs " + theirs
                + "\n  behind " + behindSeconds;
    }
}
