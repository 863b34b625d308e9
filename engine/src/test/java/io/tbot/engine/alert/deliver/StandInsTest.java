package io.tbot.engine.alert.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.channel.Answer;
import io.tbot.engine.alert.channel.ChannelSpec;
import io.tbot.engine.alert.channel.Rate;
import io.tbot.engine.alert.channel.ScriptedPagerDuty;
import io.tbot.engine.alert.channel.ScriptedPagerDuty.Fate;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who was told of an alert in place of a channel that was down hears of it to the end. */
class StandInsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final List<Rate> WIDE = List.of(new Rate(1_000, SECOND, 1_000));

    private final ScriptedPagerDuty phone = new ScriptedPagerDuty();
    private final ScriptedPagerDuty spare = new ScriptedPagerDuty();
    private final RecordingChannel desk = new RecordingChannel();
    private final Deliveries store = Deliveries.inMemory();
    private final DeliveryLog log = new DeliveryLog();
    private Outbox outbox = new Outbox(store, log, new Random(1));
    private boolean spareHasNobody = true;
    private long nanos = 1;
    private int lastId;

    @BeforeEach
    void open() {
        outbox.channels(
                List.of(
                        new ChannelSpec("phone", "pagerduty", "spare", WIDE, phone),
                        new ChannelSpec("spare", "pagerduty", spareHasNobody ? "" : "phone", WIDE, spare),
                        new ChannelSpec("chat", "slack", "spare", WIDE, (message, now) -> Answer.gone("status 404")),
                        new ChannelSpec("hook", "webhook", "desk", WIDE, (message, now) -> Answer.gone("status 404")),
                        new ChannelSpec("desk", "email", "", WIDE, desk)),
                nanos,
                0);
    }

    @Test
    void itsIncidentIsAcknowledgedAndClosedAfterARestartToo() {
        phoneIsDown();
        enqueue("phone", "g", fires("a"), fires("b"));
        later(600);
        assertThat(spare.incidents).containsOnlyKeys("a", "b");
        phone.is(Fate.TAKEN);
        later(600);
        restart();

        enqueue("phone", "acknowledgement of a", taken("a"));
        later(1);
        assertThat(spare.incidents.get("a").acknowledged()).isTrue();
        assertThat(spare.incidents.get("b").acknowledged()).isFalse();

        enqueue("phone", "g", fires("new"), over("a"), over("b"));
        later(1);
        assertThat(spare.incidents).isEmpty();
        assertThat(phone.incidents).containsKey("new").doesNotContainKeys("a", "b");
        assertThat(store.all()).isEmpty();
    }

    @Test
    void itHearsOnceOfTheEndOfWhatIsMovedOnceMore() {
        enqueue("hook", "g", fires("a"));
        later(1);
        enqueue("hook", "g", over("a"));
        later(1);

        assertThat(desk.messages)
                .extracting(each -> each.notification().alerts())
                .containsExactly(List.of(fires("a")), List.of(over("a")));
        assertThat(store.all()).isEmpty();
    }

    @Test
    void aReaderIsNotToldThatSomebodyHasIt() {
        enqueue("hook", "g", fires("a"));
        later(1);
        enqueue("hook", "acknowledgement of a", taken("a"));
        later(1);

        assertThat(desk.messages).hasSize(1);
    }

    @Test
    void ofTwoThatStandInForEachOtherNeitherKeepsAnIncident() {
        spareHasNobody = false;
        open();
        phoneIsDown();
        enqueue("phone", "g", fires("a"));
        later(1);
        phone.is(Fate.TAKEN);
        later(600);
        isDown(spare, "spare", 1);
        enqueue("spare", "h", fires("a"));
        later(1);
        spare.is(Fate.TAKEN);
        later(600);
        assertThat(phone.incidents).containsKey("a");
        assertThat(spare.incidents).containsKey("a");

        enqueue("phone", "acknowledgement of a", taken("a"));
        later(1);
        assertThat(phone.incidents.get("a").acknowledged()).isTrue();
        assertThat(spare.incidents.get("a").acknowledged()).isTrue();

        enqueue("phone", "g", over("a"));
        enqueue("spare", "h", over("a"));
        later(1);
        assertThat(phone.incidents).doesNotContainKey("a");
        assertThat(spare.incidents).doesNotContainKey("a");
        assertThat(store.all()).isEmpty();
    }

    @Test
    void whoStoodInLosesNothingOfItsOwn() {
        phoneIsDown();
        enqueue("phone", "g", fires("old"));
        later(1);
        phone.is(Fate.TAKEN);
        later(600);

        outbox.atOnce(() -> {
            enqueue("spare", "g", fires("new"), over("old"));
            enqueue("phone", "g", fires("new"), over("old"));
        });
        later(1);

        assertThat(spare.incidents).containsOnlyKeys("new");
        assertThat(phone.incidents).containsKey("new").doesNotContainKey("old");
    }

    @Test
    void theEndOfAnIncidentWaitsForItsOwnPager() {
        enqueue("phone", "g", fires("a"));
        later(1);
        phoneIsDown();
        enqueue("phone", "g", fires("b"), over("a"));
        later(1);
        assertThat(spare.told()).containsExactly("trigger b");
        restart();

        phone.is(Fate.TAKEN);
        later(600);
        assertThat(phone.incidents).doesNotContainKey("a");

        enqueue("phone", "g", over("b"));
        later(1);
        assertThat(spare.incidents).isEmpty();
        assertThat(store.all()).isEmpty();
    }

    @Test
    void aPagerThatStandsInForMessagesHearsThatSomebodyHasIt() {
        enqueue("chat", "g", fires("a"));
        later(1);
        enqueue("chat", "acknowledgement of a", taken("a"));
        later(1);

        assertThat(spare.told()).containsExactly("trigger a", "acknowledge a");
    }

    @Test
    void whatOthersToldOfAChannelThatIsDownIsOverForThemToo() {
        phoneIsDown();
        enqueue("phone", "own", lost(0));
        later(1);
        assertThat(spare.incidents).containsOnlyKeys("lost");
        phone.is(Fate.TAKEN);
        later(600);

        enqueue("phone", "own", lost(7));
        later(1);
        assertThat(spare.incidents).isEmpty();
        assertThat(store.all()).isEmpty();
    }

    private static Alert lost(long endMillis) {
        return new Alert(
                "lost", Outbox.DEAD_LETTER, Severity.CRITICAL, Labels.NONE, Map.of(), 3, 2, 1, endMillis, "", 0);
    }

    private void phoneIsDown() {
        isDown(phone, "phone", 0);
    }

    private void isDown(ScriptedPagerDuty pager, String name, int place) {
        pager.is(Fate.DOWN);
        for (int i = 0; i < 5; i++) {
            enqueue(name, "other" + i, alert("other" + i, Severity.LOW, 0, ""));
        }
        later(1);
        assertThat(outbox.status().get(place).breaker()).isEqualTo(1);
    }

    private void restart() {
        outbox = new Outbox(store, log, new Random(2));
        open();
        outbox.restore(nanos, 0);
    }

    private void later(long seconds) {
        nanos += seconds * SECOND;
        for (Parcel parcel = outbox.take(true, nanos, 0); parcel != null; parcel = outbox.take(true, nanos, 0)) {
            Answer answer = parcel.lane().spec.channel().send(Objects.requireNonNull(parcel.message()), 0);
            outbox.finish(parcel, answer, nanos, 0);
        }
    }

    private void enqueue(String channel, String group, Alert... alerts) {
        boolean isTaken = !alerts[0].acknowledgedBy().isEmpty();
        Notification notification = new Notification(
                "n" + ++lastId,
                channel,
                group,
                Labels.NONE,
                isTaken ? Reason.ACKNOWLEDGED : Reason.NEW_ALERTS,
                isTaken ? Severity.INFO : alerts[0].severity(),
                List.of(alerts),
                0);
        outbox.enqueue(notification, nanos, 0);
    }

    private static Alert fires(String key) {
        return alert(key, Severity.CRITICAL, 0, "");
    }

    private static Alert taken(String key) {
        return alert(key, Severity.CRITICAL, 0, "eve");
    }

    private static Alert over(String key) {
        return alert(key, Severity.CRITICAL, 7, "");
    }

    private static Alert alert(String key, Severity severity, long endMillis, String by) {
        return new Alert(key, "late", severity, Labels.NONE, Map.of(), 3, 2, 1, endMillis, by, 0);
    }
}
