package io.tbot.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.hold.Acknowledgement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clocks that are set, leap seconds, processes that stand still: nothing fires or ends for that alone. */
class AlertTimeTest {
    private static final long HOUR_MILLIS = 3_600_000;
    private static final String YAML = """
            channels: {desk: {type: file, path: /nowhere}, boss: {type: file, path: /nowhere}}
            escalations: {esc: {steps: [{after: 5m, to: [boss]}], max: 1}}
            routes: [{to: [desk], escalation: esc, repeat: 30m}]
            rules:
              defaults: false
              list:
                - {id: late, severity: critical, when: "value(level) by (exchange) > 5"}
                - {id: slow, severity: high, when: "value(slowness) by (exchange) > 5", for: 30s, keep_firing_for: 30s}
                - {id: silent, severity: high, when: "stale(feed_last_message_timestamp_seconds, 10s) by (exchange)"}
            """;

    private final VirtualEngine virtual =
            new VirtualEngine(YAML, "level", "slowness", "feed_last_message_timestamp_seconds");

    private void run(long seconds) {
        for (long i = 0; i < seconds; i++) {
            lookWithFeed(1_000);
        }
    }

    /** The feed's time is what the wall clock said when its last message came, just before the look. */
    private void lookWithFeed(long afterMillis) {
        double told = (virtual.now().millis() + 900) / 1e3;
        virtual.set("feed_last_message_timestamp_seconds", "kraken", told);
        virtual.look(afterMillis);
    }

    private void setClock(long byMillis) {
        virtual.wallAheadMillis += byMillis;
    }

    @ParameterizedTest
    @ValueSource(longs = {HOUR_MILLIS, -HOUR_MILLIS, 5_000, -5_000, 1_000, -1_000})
    void aWallClockThatIsSetFiresEndsRepeatsAndEscalatesNothing(long byMillis) {
        virtual.set("level", "kraken", 9);
        run(10);
        virtual.engine
                .book()
                .fire(
                        "hand",
                        io.tbot.engine.alert.model.Severity.HIGH,
                        io.tbot.engine.alert.model.Labels.NONE,
                        java.util.Map.of(),
                        virtual.now().millis() + 60_000,
                        virtual.now());
        run(3);
        setClock(byMillis);
        run(40);
        setClock(-byMillis);
        run(5);

        assertThat(virtual.firing()).containsExactly("hand", "late kraken");
        assertThat(virtual.sent).containsExactly("1 desk first_breach late kraken", "16 desk first_breach hand");
        run(300);
        assertThat(virtual.sent.subList(2, virtual.sent.size()))
                .containsExactly("76 desk all_resolved hand over", "301 boss escalated late kraken");
    }

    @ParameterizedTest
    @ValueSource(longs = {HOUR_MILLIS, -HOUR_MILLIS})
    void anAcknowledgementLastsAsLongAsItWasGivenWhoeverSetsTheClock(long byMillis) {
        virtual.set("level", "kraken", 9);
        run(10);
        long wall = virtual.now().millis();
        String fingerprint = virtual.engine.book().firing().get(0).fingerprint();
        virtual.engine.desk().acknowledge(fingerprint, new Acknowledgement("eve", "", wall, wall + 100_000));
        setClock(byMillis);
        run(120);

        assertThat(virtual.sent).containsExactly("1 desk first_breach late kraken", "110 desk ack_expired late kraken");
    }

    @Test
    void aFeedIsNotSilentBecauseTheClockWasSet() {
        run(20);
        setClock(HOUR_MILLIS);
        virtual.look(1_000);
        run(20);
        setClock(-HOUR_MILLIS);
        run(20);

        assertThat(virtual.sent).isEmpty();
        for (int i = 0; i < 30; i++) {
            virtual.look(1_000);
        }
        assertThat(virtual.firing()).containsExactly("silent kraken");
    }

    /** The second is told twice, or the clock is slowed for a day: no more than a second in all. */
    @Test
    void aLeapSecondIsNoticedByNobody() {
        virtual.set("level", "kraken", 9);
        run(100);
        setClock(-1_000);
        run(100);

        assertThat(virtual.sent).containsExactly("1 desk first_breach late kraken");
    }

    /** Nobody knows whether the condition held all that time, nor whether it was over. */
    @Test
    void aTimeThatNobodyWatchedIsNeitherHeldNorClear() {
        virtual.set("slowness", "kraken", 9);
        run(10);
        lookWithFeed(60_000);
        assertThat(virtual.firing()).doesNotContain("slow kraken");
        run(21);
        assertThat(virtual.firing()).contains("slow kraken");

        virtual.set("slowness", "kraken", 1);
        run(10);
        lookWithFeed(60_000);
        assertThat(virtual.firing()).contains("slow kraken");
        run(25);
        assertThat(virtual.firing()).doesNotContain("slow kraken");
    }

    @Test
    void aStallBeyondTenSecondsIsToldAndNoShorterOne() {
        run(10);
        virtual.look(5_000);
        run(10);
        assertThat(virtual.firing()).isEmpty();

        virtual.look(12_000);
        run(70);

        assertThat(virtual.sent)
                .containsExactly(
                        "42 desk first_breach TBotAgentStalled", "102 desk all_resolved TBotAgentStalled over");
    }

    @Test
    void aConditionThatWaitedGoesOnWaitingAfterAKill() {
        virtual.set("slowness", "kraken", 9);
        run(20);
        virtual.restart(HOUR_MILLIS);
        run(5);
        assertThat(virtual.firing()).isEmpty();
        run(10);

        assertThat(virtual.firing()).containsExactly("slow kraken");
    }
}
