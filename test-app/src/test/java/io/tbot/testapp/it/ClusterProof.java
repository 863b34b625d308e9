package io.tbot.testapp.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rounds of {@link ClusterRun}, every other with a member that is killed or stands still, and one in which it returns.
 */
record ClusterProof(ClusterRun.Outcome returned, List<ClusterRun.Outcome> killed, List<ClusterRun.Outcome> stopped) {
    private static final int ALERTS = 12;
    private static final int MANY_ALERTS = 40;

    static ClusterProof of(Path home, int rounds) throws Exception {
        ClusterRun.Outcome returned = ClusterRun.ofReturn(home, MANY_ALERTS);
        List<ClusterRun.Outcome> killed = new ArrayList<>();
        List<ClusterRun.Outcome> stopped = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            ClusterRun.Fault fault = ClusterRun.Fault.values()[i % 2];
            ClusterRun.Outcome outcome = ClusterRun.of(home, ALERTS, fault);
            System.err.println("prove: " + fault + " " + outcome);
            (fault == ClusterRun.Fault.KILLED ? killed : stopped).add(outcome);
        }
        return new ClusterProof(returned, killed, stopped);
    }

    boolean isSound() {
        return returned.isSound()
                && killed.stream().allMatch(ClusterRun.Outcome::isSound)
                && stopped.stream().allMatch(ClusterRun.Outcome::isSound);
    }

    String text() {
        String head =
                "## A cluster that loses a member\n\nTwo Alertmanagers with gossip between them; the agent pushes to"
                        + " both, a webhook behind them tells what arrives. Alerts begin one by one; the member that the agent asks"
                        + " first fails after a third of them.\n\n"
                        + "| member | rounds | alerts | told that they fire | told that they are over | slowest, s |\n"
                        + "|---|---|---|---|---|---|\n";
        String back = String.format(
                Locale.ROOT,
                "%nBack after the kill, the member knew %d of the %d alerts that still fired; Alertmanager keeps none on"
                        + " disk, so the agent has told it again.%n",
                returned.again(),
                returned.stillFiring());
        return head
                + row("killed (`kill -9`)", killed)
                + row("stands still (`kill -STOP`)", stopped)
                + row("killed, and started again", List.of(returned))
                + back;
    }

    private static String row(String what, List<ClusterRun.Outcome> outcomes) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %.1f |%n",
                what,
                outcomes.size(),
                outcomes.stream().mapToInt(ClusterRun.Outcome::alerts).sum(),
                outcomes.stream().mapToInt(ClusterRun.Outcome::fired).sum(),
                outcomes.stream().mapToInt(ClusterRun.Outcome::over).sum(),
                outcomes.stream()
                        .mapToDouble(ClusterRun.Outcome::slowestSeconds)
                        .max()
                        .orElse(0));
    }
}
