package io.tbot.testapp.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * The long form of {@link TickToTradeIT}: every way in a JVM of its own. Arguments: where to write, orders a way. Exits
 * with 1 where a tick was another one's, or more than one in a hundred was lost.
 */
public final class TickProof {
    private TickProof() {}

    public static void main(String[] args) throws Exception {
        int orders = Integer.parseInt(args[1]);
        StringBuilder page = new StringBuilder("# The tick of every order\n\n");
        page.append(LocalDate.now(ZoneOffset.UTC))
                .append(", ")
                .append(Machine.describe())
                .append(".\n\n");
        page.append(orders)
                .append(
                        " orders upon ticks on each way, and a quarter as many that no tick caused. Wrong is one that the agent links to another tick than the bot does,"
                                + " lost one that it links to none. Made by `./prove ticks`.\n\n");
        page.append("| JDK | host | way | orders | wrong | lost | counted as lost |\n|---|---|---|---|---|---|---|\n");
        boolean held = true;
        for (Path home : (Iterable<Path>) Jdks.homes()::iterator) {
            for (Host host : new Host[] {Host.STANDALONE, Host.OPEN_TELEMETRY}) {
                for (String name : TickRun.WAYS) {
                    TickRun.Way way =
                            TickRun.on(home, host, "ticks", orders, name).get(0);
                    held &= way.wrong().isEmpty() && way.lost() * 100 <= orders && way.orders() == orders + orders / 4;
                    String row = String.format(
                            Locale.ROOT,
                            "| %d | %s | %s | %d | %d | %d | %.0f |%n",
                            Jdks.feature(home),
                            host.name().toLowerCase(Locale.ROOT),
                            name,
                            way.orders(),
                            way.wrong().size(),
                            way.lost(),
                            way.counted());
                    System.out.print(row);
                    page.append(row);
                }
            }
        }
        Files.writeString(Path.of(args[0]), page.toString());
        System.exit(held ? 0 : 1);
    }
}
