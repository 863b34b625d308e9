package io.tbot.testapp.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * The soak at full size, written down. Arguments: the file to write, the minutes. Exits with 1 where a promise broke.
 */
final class SoakProof {
    private static final double MIB = 1 << 20;

    private SoakProof() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        Soak.Plan plan = Soak.Plan.ofMinutes(Integer.parseInt(arguments[1]));
        Soak.Result result = Soak.run(Path.of(System.getProperty("java.home")), plan);
        List<String> broken = SoakVerdict.of(result);
        String proof = proof(plan, result, broken);
        Files.writeString(file, proof);
        System.out.print(proof);
        System.exit(broken.isEmpty() ? 0 : 1);
    }

    private static String proof(Soak.Plan plan, Soak.Result result, List<String> broken) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("# Soak\n\n")
                .append(LocalDate.now(ZoneOffset.UTC))
                .append(", ")
                .append(machine());
        text.append(".\n\n")
                .append(asked(plan))
                .append("\n\n")
                .append(verdict(result, broken))
                .append('\n');
        text.append("| minute | probe calls | calls/s | series | rejected records | heap after GC, MiB | "
                + "agent's own account, MiB | RSS, MiB | threads | descriptors |\n");
        text.append("|---|---|---|---|---|---|---|---|---|---|\n");
        double before = 0;
        for (Soak.Standing at : result.standings()) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %d | %.0f | %.0f | %.0f | %.0f | %.1f | %.1f | %.0f | %d | %d |%n",
                    at.second() / 60,
                    at.calls(),
                    (at.calls() - before) / plan.reportSeconds(),
                    at.series(),
                    at.rejected(),
                    at.heapBytes() / MIB,
                    at.agentBytes() / MIB,
                    at.rssBytes() / MIB,
                    at.threads(),
                    at.descriptors()));
            before = at.calls();
        }
        return text.toString();
    }

    private static String asked(Soak.Plan plan) {
        return String.format(
                Locale.ROOT,
                "%d minutes under the packaged agent: %,d operations a second (ticks, checks, orders) over %,d symbols, "
                        + "on two threads that stay and %,d that live for a few operations. The heap is read after a full "
                        + "collection, once a minute; it holds the bot's own %,d symbol names. Made by `./prove soak`.",
                plan.seconds() / 60,
                plan.rate(),
                plan.symbols(),
                plan.threads(),
                plan.symbols());
    }

    private static String verdict(Soak.Result result, List<String> broken) {
        String counts = "The bot counted (ticks, checks, orders) " + result.counted() + ", `/metrics` says "
                + result.exposed() + ".\n";
        return counts + (broken.isEmpty() ? "Every promise was kept.\n" : "**Broken: " + broken + "**\n");
    }

    private static String machine() throws IOException {
        return Machine.describe() + ", " + System.getProperty("java.vm.name") + " "
                + System.getProperty("java.vm.version");
    }
}
