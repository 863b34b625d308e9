package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whatever hosts share a JVM, and in whatever order, the bot is counted once and notices nothing. */
@Together
class DoubleHostIT {
    private static final String OURS = "-javaagent:" + Built.agentJar();
    private static final String STOCK = StockAgent.option();
    private static final String EXTENSION = StockAgent.extension();

    private static final List<List<String>> TOGETHER = List.of(
            List.of(OURS, STOCK),
            List.of(STOCK, OURS),
            List.of(STOCK, EXTENSION),
            List.of(OURS, STOCK, EXTENSION),
            List.of(STOCK, OURS, EXTENSION));

    @EveryJdk
    void everyCombinationOfHostsCountsOnce(Path home) throws Exception {
        AllBotsRun none = AllBotsRun.unheard(AllBotsRun.jvm(home));
        AllBotsRun ours = AllBotsRun.heard(with(home, List.of(OURS)));
        AllBotsRun stock = AllBotsRun.unheard(with(home, List.of(STOCK)));
        Set<String> known = new HashSet<>(StockAgent.besidesSpans(stock.outcome()));
        known.addAll(StockAgent.besidesSpans(ours.outcome()));

        assertThat(ours.orders()).isEqualTo(AllBotsRun.ORDERS);
        assertThat(ours.countedOfXChange()).isEqualTo(ours.toldOfXChange());
        assertThat(ours.countedOfFix()).isEqualTo(ours.toldOfFix());
        assertThat(StockAgent.traces(stock.outcome())).isNotEmpty();
        assertThat(ours.outcome().out()).isEqualTo(none.outcome().out());
        assertThat(stock.outcome().out()).isEqualTo(none.outcome().out());
        for (List<String> hosts : TOGETHER) {
            AllBotsRun run = AllBotsRun.heard(with(home, hosts));

            assertThat(run.counts()).as(hosts::toString).isEqualTo(ours.counts());
            assertThat(run.outcome().out())
                    .as(hosts::toString)
                    .isEqualTo(none.outcome().out());
            assertThat(StockAgent.besidesSpans(run.outcome()))
                    .as(hosts::toString)
                    .isSubsetOf(known)
                    .doesNotHaveDuplicates();
            assertThat(StockAgent.traces(run.outcome()))
                    .as(hosts::toString)
                    .isEqualTo(StockAgent.traces(stock.outcome()));
        }
    }

    private static ChildJvm with(Path home, List<String> hosts) throws Exception {
        return AllBotsRun.jvm(home).jvm(StockAgent.SPANS_ON_STDERR).jvm(hosts.toArray(new String[0]));
    }
}
