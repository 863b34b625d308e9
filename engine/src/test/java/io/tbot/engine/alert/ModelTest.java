package io.tbot.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Random lives of alerts: the engine and a plain model of the specification must tell the same people the same. */
class ModelTest {
    private static final int SEQUENCES = 400;
    private static final int STEPS = 200;

    @Test
    void tellsWhatTheSpecificationSaysWhateverHappens() {
        int[] told = new int[1];
        for (int seed = 0; seed < SEQUENCES; seed++) {
            List<ModelStep> steps = ModelStep.sequence(seed, STEPS);
            String apart = ModelRun.of(steps, told);
            if (!apart.isEmpty()) {
                List<ModelStep> shortest = ModelRun.shortest(steps);
                assertThat(ModelRun.of(shortest, told))
                        .as("seed %d: %s", seed, shortest)
                        .isEmpty();
            }
        }
        assertThat(told[0]).as("notifications, or nothing was tried").isGreaterThan(SEQUENCES * 5);
    }
}
