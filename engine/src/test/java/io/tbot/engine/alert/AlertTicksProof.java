package io.tbot.engine.alert;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** What a look at 500 rules costs. Arguments: the file to write, ticks to time. */
final class AlertTicksProof {
    private static final double TICK_MILLIS = 20;

    /** Less than a byte for each instance. */
    private static final long NOTHING_BYTES = AlertTicks.RULES * (long) AlertTicks.INSTANCES;

    private AlertTicksProof() {}

    public static void main(String[] arguments) throws Exception {
        int ticks = Integer.parseInt(arguments[1]);
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "# What a tick costs%n%n%s, %d cores, Linux %s, JDK %s. Made by `./prove alert-ticks`.%n%n"
                        + "%d rules of %d instances each (increase, quantile, mean, average and rate, value; windows from 10 s to 509 s, no two alike) over what four"
                        + " threads count in the real measuring instrument. A tick is all of it: reading the threads'"
                        + " counts, evaluating, holding alerts, deciding whom to tell. Bytes are what the ticking thread"
                        + " allocates. A tick waits for nothing, so that what it takes beyond its time of the processor is the machine's other work; that time is what is judged.%n%n"
                        + "| | instances | alerts that fire | ticks | p50, ms | p99, ms | p99, ms of processor | p50, bytes | p99, bytes |%n|---|---|---|---|---|---|---|---|---|%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.version").replaceAll("-.*", ""),
                System.getProperty("java.vm.version"),
                AlertTicks.RULES,
                AlertTicks.INSTANCES));
        boolean holds = true;
        for (boolean someFire : new boolean[] {false, true}) {
            try (AlertTicks engine = new AlertTicks(someFire, AlertTicks.RULES)) {
                AlertTicks.Outcome outcome = engine.run(ticks);
                text.append(String.format(
                        Locale.ROOT,
                        "| %s | %,d | %,d | %,d | %.2f | %.2f | %.2f | %,d | %,d |%n",
                        someFire ? "some fire" : "nothing fires",
                        outcome.instances(),
                        outcome.firing(),
                        ticks,
                        outcome.p50Nanos() / 1e6,
                        outcome.p99Nanos() / 1e6,
                        outcome.p99CpuNanos() / 1e6,
                        outcome.p50Bytes(),
                        outcome.p99Bytes()));
                holds &= outcome.p99CpuNanos() / 1e6 < TICK_MILLIS && outcome.p50Bytes() < NOTHING_BYTES;
            }
        }
        Files.writeString(Path.of(arguments[0]), text);
        System.out.print(text);
        System.exit(holds ? 0 : 1);
    }
}
