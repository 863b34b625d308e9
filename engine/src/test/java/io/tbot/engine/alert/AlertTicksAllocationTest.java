package io.tbot.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A look of the whole engine at real numbers; what it takes at full size is {@code ./prove alert-ticks}. */
class AlertTicksAllocationTest {
    /** For 10,000 instances: lists of what is new, of which there is nothing. */
    private static final long ALLOWANCE = 4_096;

    @Test
    void looksAtAllRulesWithoutAllocatingWhereNothingFires() throws Exception {
        try (AlertTicks engine = new AlertTicks(false, 100)) {
            AlertTicks.Outcome outcome = engine.run(60);

            System.out.println(outcome);
            assertThat(outcome.instances()).isEqualTo(AlertTicks.RULES * (long) AlertTicks.INSTANCES);
            assertThat(outcome.firing()).isZero();
            assertThat(outcome.p50Bytes()).as("median of bytes per tick").isLessThan(ALLOWANCE);
        }
    }
}
