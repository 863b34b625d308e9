package io.tbot.engine.alert.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.channel.Answer;
import io.tbot.engine.alert.channel.Channel;
import io.tbot.engine.alert.channel.ChannelSpec;
import io.tbot.engine.alert.channel.Rate;
import io.tbot.engine.alert.channel.Samples;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Severity;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Receivers that forget: they are told again after a restart and a reload, too. */
class ResendingTest {
    private static final long MINUTE_MILLIS = 60_000;
    private static final List<Rate> WIDE = List.of(new Rate(1_000, 1_000_000_000L, 1_000));

    private final Deliveries store = Deliveries.inMemory();
    private final ForgetfulChannel cluster = new ForgetfulChannel();
    private final RecordingChannel desk = new RecordingChannel();
    private final long millis = Samples.START + 100_000;
    private Outbox outbox = outbox(cluster);

    @Test
    void goesOnKnowingAfterAReloadWhatItKnew() {
        enqueue(Samples.one("n1", "cluster", Severity.HIGH, true));
        carry();

        ForgetfulChannel next = new ForgetfulChannel();
        channels(outbox, next);

        assertThat(next.kept()).isEqualTo(cluster.kept()).hasSize(1);
    }

    @Test
    void isToldAfterARestartForAQuarterOfAnHourWhatIsOver() {
        enqueue(Samples.one("n1", "cluster", Severity.HIGH, false));
        carry();
        assertThat(store.all()).hasSize(1);

        ForgetfulChannel next = new ForgetfulChannel();
        outbox = outbox(next);
        outbox.restore(0, millis + 14 * MINUTE_MILLIS);
        assertThat(next.kept()).hasSize(1).noneMatch(Alert::isFiring);

        next = new ForgetfulChannel();
        outbox = outbox(next);
        outbox.restore(0, millis + 16 * MINUTE_MILLIS);
        assertThat(store.all()).isEmpty();
    }

    @Test
    void whatFiresAgainIsNotToldToBeOver() {
        enqueue(Samples.one("n1", "cluster", Severity.HIGH, false));
        carry();
        enqueue(Samples.one("n2", "cluster", Severity.HIGH, true));
        carry();

        assertThat(store.all()).isEmpty();
    }

    @Test
    void whateverItsSeverityGoesToTheFallbackWhileTheClusterIsDown() {
        cluster.answer = new Answer(Answer.Kind.RETRY, 0, "refused", true);
        enqueue(Samples.one("n1", "cluster", Severity.LOW, true));
        carry();
        carry();

        assertThat(desk.messages).hasSize(1);
    }

    private Outbox outbox(Channel channel) {
        Outbox made = new Outbox(store, new DeliveryLog(), new Random(1));
        channels(made, channel);
        return made;
    }

    private void channels(Outbox to, Channel channel) {
        to.channels(
                List.of(
                        new ChannelSpec("cluster", "alertmanager", "desk", WIDE, channel),
                        new ChannelSpec("desk", "webhook", "", WIDE, desk)),
                0,
                millis);
    }

    private void enqueue(Notification notification) {
        outbox.enqueue(notification, 0, millis);
    }

    private void carry() {
        for (Parcel parcel = outbox.take(true, 0, millis); parcel != null; parcel = outbox.take(true, 0, millis)) {
            Answer answer = parcel.message() == null
                    ? Answer.done()
                    : parcel.lane().spec.channel().send(parcel.message(), millis);
            outbox.finish(parcel, answer, 0, millis);
        }
    }
}
