package io.tbot.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.bootstrap.Probe;
import io.tbot.engine.config.Operation;
import io.tbot.engine.config.ProbeSpec;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.tick.Ticks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProbeSitesTest {
    private final Measure measure = new Measure(Caps.standard());
    private final ProbeRuntime runtime = new ProbeRuntime(
            measure,
            new Families(),
            new OrderFlow(new Ticks()),
            new Feeds(new Ticks(), measure, new Families(), new WallClock()));

    private static ProbeSpec cancel(int line) {
        return new ProbeSpec(
                "com.acme.Gateway", false, "cancel", Operation.ORDER_CANCEL, null, Map.of(), Map.of(), line);
    }

    private int register(ProbeSpec probe) {
        return runtime.sites().register(probe, "com.acme.Gateway", "cancel()V", new String[1], true);
    }

    @Test
    void keepsASiteWhereTheFileOnlyMovedItsProbe() {
        int site = register(cancel(3));

        runtime.sites().retire(List.of(cancel(9)));

        assertThat(register(cancel(9))).isEqualTo(site);
        assertThat(Probe.isOn(site)).isTrue();
    }

    @Test
    void switchesOffTheSitesOfAProbeThatIsGone() {
        int site = register(cancel(3));

        runtime.sites().retire(List.of());

        assertThat(Probe.isOn(site)).isFalse();
    }

    @Test
    void leavesAProbeOffThatFailedAHundredTimes() {
        int site = register(cancel(3));
        for (int i = 0; i < ProbeRuntime.MAX_FAULTS; i++) {
            runtime.failed(site, new IllegalStateException());
        }

        runtime.sites().retire(List.of(cancel(4)));

        assertThat(Probe.isOn(site)).isFalse();
    }
}
