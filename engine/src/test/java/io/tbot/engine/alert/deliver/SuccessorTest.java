package io.tbot.engine.alert.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.channel.Answer;
import io.tbot.engine.alert.channel.ChannelSpec;
import io.tbot.engine.alert.channel.Message;
import io.tbot.engine.alert.channel.Rate;
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

/** What is over is said once, by the message that was never sent: whoever takes its place must say it, too. */
class SuccessorTest {
    private final Deliveries store = Deliveries.inMemory();
    private Outbox outbox = new Outbox(store, new DeliveryLog(), new Random(1));
    private final RecordingChannel desk = new RecordingChannel();
    private final RecordingChannel spare = new RecordingChannel();

    @BeforeEach
    void open() {
        channels("");
    }

    private void channels(String fallback) {
        List<Rate> wide = List.of(new Rate(1_000, 1_000_000_000L, 1_000));
        outbox.channels(
                List.of(
                        new ChannelSpec("desk", "webhook", fallback, wide, desk),
                        new ChannelSpec("spare", "webhook", "", wide, spare)),
                0,
                0);
    }

    @Test
    void theOneThatTakesThePlaceOfOneThatWaitsSaysWhatOnlyThatOneSaid() {
        outbox.enqueue(notification("n1", alert("a", 0), alert("b", 7)), 0, 0);
        outbox.enqueue(notification("n2", alert("a", 0), alert("c", 0)), 0, 0);

        assertThat(kept("n2")).containsExactly(alert("a", 0), alert("c", 0), alert("b", 7));
        assertThat(store.all()).containsOnlyKeys("out/n2");
    }

    @Test
    void theOneThatCameWhileAnotherFailedSaysWhatOnlyThatOneSaid() {
        outbox.enqueue(notification("n1", alert("a", 0), alert("b", 7)), 0, 0);
        Parcel parcel = Objects.requireNonNull(outbox.take(true, 0, 0));
        outbox.enqueue(notification("n2", alert("a", 8)), 0, 0);
        outbox.finish(parcel, Answer.retry("status 503"), 0, 0);

        assertThat(kept("n2")).containsExactly(alert("a", 8), alert("b", 7));
        Parcel next = Objects.requireNonNull(outbox.take(true, 0, 0));
        assertThat(Objects.requireNonNull(next.message()).notification().alerts())
                .containsExactly(alert("a", 8), alert("b", 7));
    }

    /** A kill finds one on its way and a newer one that waits. */
    @Test
    void theOneThatWaitsSaysAfterARestartWhatOnlyTheOneOnItsWaySaid() {
        outbox.enqueue(notification("n1", alert("a", 0), alert("b", 7)), 0, 0);
        assertThat(outbox.take(true, 0, 0)).isNotNull();
        outbox.enqueue(notification("n2", alert("a", 8)), 0, 0);
        assertThat(store.all()).containsOnlyKeys("out/n1", "out/n2");

        outbox = new Outbox(store, new DeliveryLog(), new Random(1));
        open();
        outbox.restore(0, 0);

        assertThat(store.all()).containsOnlyKeys("out/n2");
        assertThat(kept("n2")).containsExactly(alert("a", 8), alert("b", 7));
        Parcel next = Objects.requireNonNull(outbox.take(true, 0, 0));
        assertThat(Objects.requireNonNull(next.message()).notification().alerts())
                .containsExactly(alert("a", 8), alert("b", 7));
    }

    /** The fallback waits to tell that it fires, while the channel's newer news is that it is over. */
    @Test
    void theFallbackTellsTheNewerOfTwo() {
        Notification fires = at(1, notification("n1", alert("a", 0)));
        Notification over = at(2, notification("n2", alert("a", 8)));
        channels("spare");
        desk.answer = Answer.gone("status 404");
        spare.answer = Answer.retry("status 503");
        outbox.enqueue(fires, 0, 0);
        carry();
        outbox.enqueue(over, 0, 0);
        spare.answer = Answer.done();
        carry(10_000_000_000L);

        assertThat(spare.messages).hasSize(2);
        assertThat(spare.messages.get(1).notification().alerts()).containsExactly(alert("a", 8));
        assertThat(store.all()).isEmpty();
    }

    private static Notification at(long createdMillis, Notification of) {
        return new Notification(
                of.id(),
                of.channel(),
                of.group(),
                of.groupLabels(),
                of.reason(),
                Severity.CRITICAL,
                of.alerts(),
                createdMillis);
    }

    private void carry() {
        carry(0);
    }

    private void carry(long nanos) {
        for (Parcel parcel = outbox.take(true, nanos, 0); parcel != null; parcel = outbox.take(true, nanos, 0)) {
            Message message = Objects.requireNonNull(parcel.message());
            outbox.finish(parcel, parcel.lane().spec.channel().send(message, 0), nanos, 0);
        }
    }

    @Test
    void whatFiredIsNotSaidAgainByOneThatNoLongerSaysIt() {
        outbox.enqueue(notification("n1", alert("a", 0), alert("silenced", 0)), 0, 0);
        outbox.enqueue(notification("n2", alert("a", 0)), 0, 0);

        assertThat(kept("n2")).containsExactly(alert("a", 0));
    }

    private List<Alert> kept(String id) {
        return Objects.requireNonNull(
                        NotificationText.read(Objects.requireNonNull(store.all().get("out/" + id))))
                .alerts();
    }

    private static Notification notification(String id, Alert... alerts) {
        return new Notification(id, "desk", "group", Labels.NONE, Reason.NEW_ALERTS, Severity.HIGH, List.of(alerts), 0);
    }

    private static Alert alert(String fingerprint, long endMillis) {
        return new Alert(fingerprint, "late", Severity.HIGH, Labels.NONE, Map.of(), 3, 2, 1, endMillis, "", 0);
    }
}
