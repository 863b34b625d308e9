package io.tbot.testapp.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * All scenarios at once, then a cluster of which a member is killed, written down. Arguments: the file to write. Exits
 * with 1 where the agent told something else than it must, or later.
 */
final class EqualProof {
    private static final int ROUNDS = 20;

    /** Of a machine on which all of it runs, and between the two readings of a number. */
    private static final double SLACK_SECONDS = 0.1;

    private EqualProof() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Jdks.homes().toList().get(0);
        double apartSeconds;
        List<EqualVerdict> verdicts = new ArrayList<>();
        List<EqualScenario> scenarios = EqualScenarios.all();
        if (arguments.length > 1) {
            List<String> wanted = List.of(arguments[1].split(",", -1));
            scenarios = scenarios.stream()
                    .filter(each -> wanted.contains(each.name))
                    .toList();
        }
        try (EqualRun run = new EqualRun(scenarios)) {
            EqualReceiver told = run.run(home, true);
            apartSeconds = run.apartSeconds();
            for (EqualScenario scenario : scenarios) {
                verdicts.add(EqualVerdict.of(scenario, told, SLACK_SECONDS));
            }
            run.complaints().forEach(System.err::println);
        }
        ClusterProof cluster = ClusterProof.of(home, arguments.length > 1 ? 2 : ROUNDS);
        verdicts.forEach(each -> System.err.println(each));
        String text = text(home, verdicts, apartSeconds, cluster);
        Files.writeString(Path.of(arguments[0]), text);
        System.out.print(text);
        boolean sound = verdicts.stream().allMatch(each -> each.faults().isEmpty()) && cluster.isSound();
        System.exit(sound ? 0 : 1);
    }

    private static String text(Path home, List<EqualVerdict> verdicts, double apartSeconds, ClusterProof cluster)
            throws Exception {
        StringBuilder text = new StringBuilder("# Equal to Prometheus with Alertmanager, or better\n\n");
        text.append(LocalDate.now(ZoneOffset.UTC))
                .append(", ")
                .append(Machine.describe())
                .append(", JDK ")
                .append(Machine.java(home))
                .append(", Prometheus ")
                .append(version("prometheus"))
                .append(", Alertmanager ")
                .append(version("prometheus-alertmanager"))
                .append(".\n\n");
        text.append("One bot under the packaged agent has numbers that the proof drives: a gauge and a counter by own"
                + " probes, and what venues on loopback ask for by `Retry-After`. The agent watches them from within; Prometheus scrapes the same agent and evaluates once a"
                + " second, and hands to Alertmanager. Rules, routes, inhibitions and silences are the same, each in its"
                + " own language; webhooks of both end at one receiver. The scenarios run side by side, shifted against"
                + " each other by 37 ms. `+` fires, `-` is over. *Behind* is the agent's arrival less Alertmanager's, of"
                + " each message that both sent, in seconds: negative is earlier.");
        text.append(String.format(
                Locale.ROOT,
                " So that chance makes neither the earlier one, both read the numbers at the same moment of each second:"
                        + " Prometheus's job has a name by which it is scraped %.0f ms before the agent looks. A message"
                        + " of the agent's that comes more than %.0f ms after theirs is a fault. Made by `./prove equal`.%n%n",
                apartSeconds * 1e3,
                SLACK_SECONDS * 1e3));
        long equal = verdicts.stream()
                .filter(each ->
                        each.faults().isEmpty() && each.scenario().reason.isEmpty())
                .count();
        long named = verdicts.stream()
                .filter(each ->
                        each.faults().isEmpty() && !each.scenario().reason.isEmpty())
                .count();
        double[] behind = verdicts.stream()
                .filter(each -> each.scenario().reason.isEmpty())
                .flatMap(each -> each.behindSeconds().stream())
                .mapToDouble(each -> each)
                .sorted()
                .toArray();
        text.append(String.format(
                Locale.ROOT,
                "%d scenarios: %d equal, %d different for a reason that is named, %d faults. Of %d messages in the equal"
                        + " ones the agent's came %.2f s before (median; p90 %.2f, the latest %.2f s after), %d of them"
                        + " later than theirs.%n%n",
                verdicts.size(),
                equal,
                named,
                verdicts.size() - equal - named,
                behind.length,
                -at(behind, 0.5),
                -at(behind, 0.9),
                at(behind, 1),
                Arrays.stream(behind).filter(each -> each > 0).count()));
        text.append("| | scenario | wait/interval | told | behind | |\n|---|---|---|---|---|---|\n");
        for (EqualVerdict each : verdicts) {
            String told = each.scenario().reason.isEmpty() && each.faults().isEmpty()
                    ? cell(each.ours())
                    : "agent: " + cell(each.ours()) + "; Alertmanager: " + cell(each.theirs());
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s | %s |%n",
                    each.scenario().name,
                    each.scenario().about,
                    EqualConfig.waits(each.scenario()),
                    told,
                    each.behindSeconds().isEmpty()
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    "%.1f .. %.1f",
                                    each.behindSeconds().stream()
                                            .mapToDouble(one -> one)
                                            .min()
                                            .orElse(0),
                                    each.behindSeconds().stream()
                                            .mapToDouble(one -> one)
                                            .max()
                                            .orElse(0)),
                    remark(each)));
        }
        return text.append('\n').append(cluster.text()).toString();
    }

    private static String remark(EqualVerdict verdict) {
        String why = verdict.scenario().reason + verdict.scenario().note;
        return verdict.word() + (why.isEmpty() ? "" : ": " + why);
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private static String cell(List<String> told) {
        String all = told.isEmpty() ? "nothing" : String.join("<br>", told);
        return all.length() < 200 ? all : all.replaceAll("( [+-]\\S+/\\w+)( [+-]\\S+/\\w+){6,}", "$1 …");
    }

    private static String version(String program) throws Exception {
        Process process = new ProcessBuilder(program, "--version")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        return said.replaceAll("(?s).*version (\\S+).*", "$1");
    }
}
