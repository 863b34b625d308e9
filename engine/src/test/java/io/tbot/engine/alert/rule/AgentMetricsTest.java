package io.tbot.engine.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Source;
import io.tbot.engine.measure.WallClock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AgentMetricsTest {
    private final Measure measure = new Measure(Caps.standard());
    private final Families families = new Families();
    private final AgentMetrics metrics = new AgentMetrics(measure, families, new WallClock(), new Collected(List.of()));

    @Test
    void saysAtEachLookWhatAllThreadsHaveCountedTheDeadAmongThem() throws Exception {
        int site = counter("tbot_asked_total", "asked");
        metrics.want("tbot_asked_total");
        for (int look = 1; look <= 5; look++) {
            Thread thread = new Thread(() -> count(site, "x", 10));
            thread.start();
            thread.join();
            count(site, "x", 1);
            if (look % 2 == 0) {
                measure.sweep();
            }

            metrics.refresh();

            assertThat(values("tbot_asked_total")).isEqualTo(Map.of("x", look * 11.0));
        }
    }

    @Test
    void knowsInFullWhatIsAskedForOnlyLater() {
        int asked = counter("tbot_asked_total", "asked");
        int later = counter("tbot_later_total", "later");
        metrics.want("tbot_asked_total");
        for (int look = 0; look < 3; look++) {
            count(asked, "x", 1);
            count(later, "x", 10);
            metrics.refresh();
        }

        metrics.want("tbot_later_total");
        count(later, "y", 5);
        metrics.refresh();

        assertThat(values("tbot_asked_total")).isEqualTo(Map.of("x", 3.0));
        assertThat(values("tbot_later_total")).isEqualTo(Map.of("x", 30.0, "y", 5.0));
    }

    @Test
    void takesUpWhatAnotherPointAddsToAFamilyLater() {
        int asked = counter("tbot_asked_total", "asked");
        Point other = measure.point("other", Guard.NONE, List.of("exchange"));
        int more = measure.site(other, "other", new String[1]);
        metrics.want("tbot_asked_total");
        count(asked, "x", 1);
        count(more, "x", 10);
        metrics.refresh();

        families.counter("tbot_asked_total", "help", other, Source.CALLS, Map.of(), "exchange");
        metrics.refresh();
        count(more, "x", 1);
        metrics.refresh();

        assertThat(values("tbot_asked_total")).isEqualTo(Map.of("x", 12.0));
    }

    private int counter(String family, String key) {
        Point point = measure.point(key, Guard.NONE, List.of("exchange"));
        families.counter(family, "help", point, Source.CALLS, Map.of(), "exchange");
        return measure.site(point, key, new String[1]);
    }

    private void count(int site, String exchange, long n) {
        measure.count(site, n, exchange, null, null, null, null);
    }

    private Map<String, Double> values(String family) {
        return metrics.series(family).stream()
                .collect(Collectors.toMap(each -> each.labels().get("exchange"), Metrics.Sampled::value));
    }
}
