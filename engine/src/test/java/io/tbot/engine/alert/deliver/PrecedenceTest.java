package io.tbot.engine.alert.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.channel.Answer;
import io.tbot.engine.alert.channel.Channel;
import io.tbot.engine.alert.channel.ChannelSpec;
import io.tbot.engine.alert.channel.Message;
import io.tbot.engine.alert.channel.Rate;
import io.tbot.engine.alert.channel.ScriptedPagerDuty;
import io.tbot.engine.alert.channel.ScriptedPagerDuty.Fate;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing old is told behind something new. */
class PrecedenceTest {
    private static final long SECOND = 1_000_000_000L;
    private static final List<Rate> WIDE = List.of(new Rate(1_000, SECOND, 1_000));

    private final ScriptedPagerDuty phone = new ScriptedPagerDuty();
    private final RecordingChannel desk = new RecordingChannel();
    private final Deliveries store = Deliveries.inMemory();
    private final DeliveryLog log = new DeliveryLog();
    private Outbox outbox = new Outbox(store, log, new Random(1));
    private long nanos = 1;
    private int lastId;

    @BeforeEach
    void open() {
        channels("", WIDE);
    }

    private void channels(String fallback, List<Rate> rates) {
        outbox.channels(
                List.of(
                        new ChannelSpec("phone", "pagerduty", fallback, rates, phone),
                        new ChannelSpec("desk", "webhook", "", WIDE, desk)),
                nanos,
                millis());
    }

    @Test
    void whatSomebodyTookBeforeItsIncidentCouldBeOpenedCallsNobody() {
        phone.is(Fate.DOWN);
        enqueue("g", fires("a"));
        carry();
        enqueue("ack of a", taken("a"));

        phone.is(Fate.TAKEN);
        later(61);

        assertThat(phone.told()).containsExactly("acknowledge a");
        assertThat(phone.calls).isEmpty();
        assertThat(store.all()).isEmpty();
        assertThat(words()).contains("n1 replaced replaced", "n2 sent acknowledged");
    }

    @Test
    void theIncidentOfATriggerWhoseAnswerWasLostIsAcknowledged() {
        phone.is(Fate.TAKEN_UNHEARD);
        enqueue("g", fires("a"));
        carry();
        enqueue("ack of a", taken("a"));

        phone.is(Fate.TAKEN);
        later(61);

        assertThat(phone.told()).containsExactly("trigger a", "acknowledge a");
        assertThat(phone.incidents.get("a").acknowledged()).isTrue();
    }

    @Test
    void theAcknowledgementOfAnIncidentThatIsOpenFollowsIt() {
        enqueue("g", fires("a"));
        carry();
        enqueue("ack of a", taken("a"));
        carry();

        assertThat(phone.told()).containsExactly("trigger a", "acknowledge a");
    }

    @Test
    void whatWaitsBehindAnOpenBreakerAndIsTakenCallsNobody() {
        phone.is(Fate.DOWN);
        for (int i = 0; i < 5; i++) {
            enqueue("g" + i, fires("other" + i));
        }
        carry();
        assertThat(outbox.status().get(0).breaker()).isEqualTo(1);
        enqueue("g", fires("a"));
        enqueue("ack of a", taken("a"));

        phone.is(Fate.TAKEN);
        later(120);

        assertThat(phone.told()).hasSize(6).contains("acknowledge a").doesNotContain("trigger a");
    }

    @Test
    void anAcknowledgementThatCameWhileTheTriggerWasOnItsWayFollowsItOrTakesItsPlace() {
        for (boolean arrives : new boolean[] {true, false}) {
            String key = arrives ? "arrives" : "fails";
            enqueue("g " + key, fires(key));
            Parcel parcel = Objects.requireNonNull(outbox.take(true, nanos, millis()));
            enqueue("ack of " + key, taken(key));
            assertThat(outbox.take(true, nanos, millis())).isNull();
            Answer answer = arrives ? send(parcel) : Answer.retry("timed out");
            outbox.finish(parcel, answer, nanos, millis());
            later(61);
        }

        assertThat(phone.told()).containsExactly("trigger arrives", "acknowledge arrives", "acknowledge fails");
        assertThat(store.all()).isEmpty();
    }

    @Test
    void aKillChangesNothingOfIt() {
        phone.is(Fate.DOWN);
        enqueue("g", fires("a"), fires("b"));
        enqueue("h", fires("c"));
        assertThat(outbox.take(true, nanos, millis())).isNotNull();
        enqueue("ack of a", taken("a"));
        enqueue("escalation of b", fires("b"));
        enqueue("g", over("b"));
        assertThat(store.all()).containsOnlyKeys("out/n1", "out/n2", "out/n3", "out/n5");

        restart();
        assertThat(store.all()).containsOnlyKeys("out/n2", "out/n3", "out/n5");
        phone.is(Fate.TAKEN);
        later(61);

        assertThat(phone.told()).containsExactlyInAnyOrder("trigger c", "acknowledge a", "resolve b");
        assertThat(phone.calls).containsExactly("c");
    }

    @Test
    void theOthersOfItsGroupAreStillTold() {
        phone.is(Fate.DOWN);
        enqueue("g", fires("a"), fires("b"));
        carry();
        enqueue("ack of a", taken("a"));
        assertThat(words()).contains("n1 replaced replaced");

        restart();
        phone.is(Fate.TAKEN);
        carry();

        assertThat(phone.told()).containsExactly("trigger b", "acknowledge a");
    }

    /** By two groups: an incident that is opened behind its end would stay open for ever. */
    @Test
    void anEscalationThatWaitsOpensNoIncidentBehindItsEnd() {
        phone.is(Fate.DOWN);
        enqueue("escalation of a", fires("a"));
        carry();
        enqueue("g", Severity.CRITICAL, over("a"), fires("b"));

        phone.is(Fate.TAKEN);
        later(61);

        assertThat(phone.told()).containsExactly("resolve a", "trigger b");
        assertThat(phone.incidents).containsOnlyKeys("b");
    }

    /** Or the new trigger would be a note on the old incident, which somebody may have, and call nobody. */
    @Test
    void whatFiresAgainClosesItsLastIncidentFirst() {
        for (String group : List.of("g", "escalation of a")) {
            phone.incidents.clear();
            phone.events.clear();
            enqueue("g", fires("a"));
            carry();
            phone.is(Fate.DOWN);
            enqueue("g", over("a"));
            carry();
            enqueue(group, fires("a"));

            phone.script = event -> event.action().equals("resolve") ? Fate.TAKEN : Fate.DOWN;
            later(61);
            phone.is(Fate.TAKEN);
            later(61);

            assertThat(phone.told()).as(group).containsExactly("trigger a", "resolve a", "trigger a");
            assertThat(store.all()).isEmpty();
        }
    }

    @Test
    void whatIsOverForGoodIsClosedOnce() {
        enqueue("g", fires("a"));
        carry();
        phone.is(Fate.DOWN);
        enqueue("g", over("a"));
        enqueue("g", fires("a"));
        enqueue("escalation of a", fires("a"));
        enqueue("g", over("a"));

        phone.is(Fate.TAKEN);
        carry();

        assertThat(phone.told()).containsExactly("trigger a", "resolve a");
    }

    @Test
    void noGroupWaitsForAnother() {
        phone.script = event -> event.key().equals("a") ? Fate.DOWN : Fate.TAKEN;
        enqueue("g", Severity.CRITICAL, fires("a"));
        enqueue("h", fires("b"));
        enqueue("ack of c", taken("c"));
        enqueue("i", Severity.CRITICAL, fires("d"));
        carry();

        assertThat(phone.told()).containsExactly("trigger d", "trigger b", "acknowledge c");
    }

    /** Two hundred events take PagerDuty two minutes: whoever has one of the alerts need not be called for as long. */
    @Test
    void anAcknowledgementDoesNotWaitForTheRestOfItsGroup() {
        channels("", List.of(new Rate(2, SECOND, 2)));
        enqueue("g", fires("a"), fires("b"), fires("c"), fires("d"));
        carry();
        enqueue("ack of a", taken("a"));
        enqueue("ack of d", taken("d"));
        for (int i = 0; i < 5; i++) {
            later(1);
        }

        assertThat(phone.told())
                .hasSize(5)
                .startsWith("trigger a", "trigger b")
                .contains("trigger c", "acknowledge a", "acknowledge d");
    }

    @Test
    void whatIsCriticalAndWasTakenGoesToNoFallback() {
        channels("desk", WIDE);
        phone.is(Fate.DOWN);
        enqueue("g", Severity.CRITICAL, fires("a"));
        carry();
        enqueue("ack of a", taken("a"));
        enqueue("h", Severity.CRITICAL, fires("b"));
        for (int i = 0; i < 10; i++) {
            later(61);
        }

        assertThat(desk.messages)
                .flatExtracting(message -> message.notification().alerts())
                .extracting(Alert::fingerprint)
                .containsExactly("b");
    }

    @Test
    void aDeadLetterThatIsSentAgainTakesThePlaceOfNothingNewer() {
        phone.is(Fate.REFUSED);
        enqueue("g", fires("a"));
        carry();
        phone.is(Fate.DOWN);
        enqueue("g", over("a"));
        carry();
        assertThat(outbox.retryDead("n1", nanos, millis())).isTrue();

        phone.is(Fate.TAKEN);
        later(61);

        assertThat(phone.told()).containsExactly("resolve a");
    }

    /** Its reader would think that it fires. */
    @Test
    void noReaderHearsThatSomethingFiresBehindItsEnd() {
        desk.answer = Answer.retry("status 503");
        enqueueTo("desk", "escalation of a", Severity.HIGH, fires("a"));
        carry();
        enqueueTo("desk", "g", Severity.HIGH, over("a"), fires("b"));
        desk.messages.clear();
        desk.answer = Answer.done();
        later(61);

        assertThat(desk.messages).hasSize(1);
        assertThat(desk.messages.get(0).notification().alerts()).containsExactly(over("a"), fires("b"));
    }

    @Test
    void eachOfTwoGroupsSaysThatItIsOver() {
        desk.answer = Answer.retry("status 503");
        enqueueTo("desk", "g", Severity.HIGH, over("a"));
        enqueueTo("desk", "h", Severity.HIGH, over("a"));
        enqueueTo("desk", "g", Severity.HIGH, fires("b"));
        desk.answer = Answer.done();
        carry();

        assertThat(desk.messages)
                .extracting(message -> message.notification().group() + " "
                        + message.notification().alerts().size())
                .containsExactly("h 1", "g 2");
    }

    @Test
    void whatIsRefusedDoesNotGoElsewhereBehindItsEnd() {
        channels("desk", WIDE);
        enqueue("escalation of a", Severity.CRITICAL, fires("a"));
        Parcel parcel = Objects.requireNonNull(outbox.take(true, nanos, millis()));
        enqueue("g", Severity.CRITICAL, over("a"));
        outbox.finish(parcel, Answer.permanent("status 400"), nanos, millis());
        carry();

        assertThat(desk.messages).isEmpty();
        assertThat(phone.told()).containsExactly("resolve a");
    }

    /** The store has what was moved behind what its new channel was told since. */
    @Test
    void whatWasMovedIsNoNewerAfterARestart() {
        Notification fires = notification("n1", "phone", "g", Severity.CRITICAL, 1, fires("a"))
                .to("desk");
        Notification over = notification("n2", "desk", "g", Severity.CRITICAL, 2, over("a"));
        store.put("out/n2", NotificationText.write(over));
        store.put("out/" + fires.id(), NotificationText.write(fires));

        restart();
        carry();

        assertThat(desk.messages).extracting(each -> each.notification().id()).containsExactly("n2");
    }

    /** One of two recipients has the digest; what is over since is not told to the other as firing. */
    @Test
    void aDigestThatSomeHaveGoesOnWithoutWhatIsOverSince() {
        class HalfTaken implements Channel {
            final List<String> second = new ArrayList<>();

            @Override
            public Answer send(Message message, long nowMillis) {
                boolean isBegun = message.isPartlyTaken();
                message.taken("first@example.net");
                if (!isBegun && message.digest() != null) {
                    return Answer.retry("put off with 450");
                }
                message.notification()
                        .alerts()
                        .forEach(alert -> second.add(alert.fingerprint() + (alert.isFiring() ? " fires" : " over")));
                return Answer.done();
            }
        }
        HalfTaken mail = new HalfTaken();
        outbox.channels(
                List.of(new ChannelSpec("mail", "email", "", List.of(new Rate(1, SECOND, 1)), mail)), nanos, millis());
        enqueueTo("mail", "a", Severity.HIGH, fires("a"));
        enqueueTo("mail", "b", Severity.HIGH, fires("b"));
        enqueueTo("mail", "c", Severity.HIGH, fires("c"), fires("d"));
        carry();
        enqueueTo("mail", "a", Severity.HIGH, over("a"));
        enqueueTo("mail", "e", Severity.HIGH, over("c"));
        for (int i = 0; i < 100; i++) {
            later(1);
        }

        assertThat(mail.second).containsExactlyInAnyOrder("a over", "c over", "b fires", "d fires");
        assertThat(store.all()).isEmpty();
    }

    private void restart() {
        outbox = new Outbox(store, log, new Random(2));
        channels("", WIDE);
        outbox.restore(nanos, millis());
    }

    private long millis() {
        return nanos / 1_000_000;
    }

    private void later(long seconds) {
        nanos += seconds * SECOND;
        carry();
    }

    private void carry() {
        for (Parcel parcel = outbox.take(true, nanos, millis());
                parcel != null;
                parcel = outbox.take(true, nanos, millis())) {
            outbox.finish(parcel, send(parcel), nanos, millis());
        }
    }

    private Answer send(Parcel parcel) {
        return parcel.lane().spec.channel().send(Objects.requireNonNull(parcel.message()), millis());
    }

    private List<String> words() {
        return log.latest(100).stream()
                .map(entry -> entry.notification() + " " + entry.result() + " "
                        + entry.reason().word())
                .toList();
    }

    private void enqueue(String group, Alert... alerts) {
        enqueue(group, Severity.HIGH, alerts);
    }

    private void enqueue(String group, Severity severity, Alert... alerts) {
        enqueueTo("phone", group, severity, alerts);
    }

    private void enqueueTo(String channel, String group, Severity severity, Alert... alerts) {
        outbox.enqueue(notification("n" + ++lastId, channel, group, severity, millis(), alerts), nanos, millis());
    }

    private static Notification notification(
            String id, String channel, String group, Severity severity, long createdMillis, Alert... alerts) {
        boolean isTaken = !alerts[0].acknowledgedBy().isEmpty();
        return new Notification(
                id,
                channel,
                group,
                Labels.NONE,
                isTaken ? Reason.ACKNOWLEDGED : Reason.NEW_ALERTS,
                isTaken ? Severity.INFO : severity,
                List.of(alerts),
                createdMillis);
    }

    private static Alert fires(String key) {
        return alert(key, 0, "");
    }

    private static Alert taken(String key) {
        return alert(key, 0, "eve");
    }

    private static Alert over(String key) {
        return alert(key, 7, "");
    }

    private static Alert alert(String key, long endMillis, String by) {
        return new Alert(key, "late", Severity.HIGH, Labels.NONE, Map.of(), 3, 2, 1, endMillis, by, 0);
    }
}
