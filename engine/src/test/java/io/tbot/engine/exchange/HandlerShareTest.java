package io.tbot.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.FreshThread;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshThread.class)
class HandlerShareTest {
    private static final long SECOND = 1_000_000_000L;

    private final Measure measure = new Measure(Caps.standard());
    private final int handler = measure.site(
            measure.point("websocket.handler", Guard.WEBSOCKET, List.of("exchange")), "handler", new String[1]);
    private final HandlerShare share = new HandlerShare(measure, new Families(), "websocket.handler");

    private void handled(long nanos) {
        measure.record(handler, nanos, false, "kraken", null, null, null, null);
    }

    private double ratio() {
        return measure.read().series().stream()
                .filter(series -> series.point().key().equals("handler.busy"))
                .findFirst()
                .orElseThrow()
                .gauge();
    }

    @Test
    void isTheHandlersTimeByTheTimeOfTheConnections() {
        handled(5 * SECOND);
        share.refresh(Map.of("kraken", 2), 100 * SECOND);
        handled(3 * SECOND);
        share.refresh(Map.of("kraken", 2), 110 * SECOND);

        assertThat(ratio()).isEqualTo(0.15);

        handled(SECOND);
        share.refresh(Map.of("kraken", 2), 110 * SECOND + SECOND / 2);

        assertThat(ratio()).isEqualTo(0.15);
    }
}
