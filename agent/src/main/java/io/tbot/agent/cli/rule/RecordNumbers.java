package io.tbot.agent.cli.rule;

import io.tbot.agent.cli.bot.Bot;
import io.tbot.agent.cli.bot.BotException;
import io.tbot.agent.cli.bot.BotOptions;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rules record}: asks a bot for its numbers again and again and writes them with their times. */
@Command(
        name = "record",
        description = "Records a bot's numbers for 'rules replay': its /metrics each second, as OpenMetrics text with"
                + " timestamps, on stdout. What was recorded until it was interrupted can be used as it is."
                + " Exit status 1 if the bot stopped answering.")
final class RecordNumbers implements Callable<Integer> {
    private static final String END = "# EOF";
    private static final String EXEMPLAR = " # {";

    @Mixin
    private BotOptions options = new BotOptions();

    @Option(names = "--seconds", paramLabel = "N", description = "for how long; default 60")
    private long seconds = 60;

    @Option(names = "--every", paramLabel = "N", description = "seconds between two looks; default 1")
    private long every = 1;

    private final Set<String> said = new HashSet<>();

    @Override
    public Integer call() throws InterruptedException {
        if (seconds < 1 || every < 1) {
            System.err.println("'--seconds' and '--every' are numbers from 1 on");
            return 2;
        }
        PrintStream out = System.out;
        try {
            Bot bot = options.bot();
            long beginNanos = System.nanoTime();
            for (long second = 0; second <= seconds; second += every) {
                long waitNanos = second * 1_000_000_000 - (System.nanoTime() - beginNanos);
                Thread.sleep(Math.max(0, waitNanos / 1_000_000));
                write(bot.metrics(), System.currentTimeMillis(), out);
            }
            out.println(END);
            return 0;
        } catch (BotException silent) {
            out.println(END);
            System.err.println(silent.getMessage());
            return 1;
        } finally {
            out.flush();
        }
    }

    /** Each sample with its time; what is said of a family once. */
    void write(String scrape, long epochMillis, PrintStream out) {
        String time = String.format(Locale.ROOT, " %d.%03d", epochMillis / 1_000, epochMillis % 1_000);
        for (String line : scrape.split("\n", -1)) {
            if (line.startsWith("#")) {
                if (!line.equals(END) && said.add(line)) {
                    out.println(line);
                }
            } else if (!line.isBlank()) {
                int exemplar = line.indexOf(EXEMPLAR);
                out.println((exemplar < 0 ? line : line.substring(0, exemplar)) + time);
            }
        }
    }
}
