package io.tbot.engine.alert.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.channel.Answer;
import io.tbot.engine.alert.channel.Channel;
import io.tbot.engine.alert.channel.ChannelSpec;
import io.tbot.engine.alert.channel.Message;
import io.tbot.engine.alert.channel.Rate;
import io.tbot.engine.alert.channel.Resending;
import io.tbot.engine.alert.channel.Samples;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Rate WIDE = new Rate(1000, SECOND, 1000);

    private final RecordingChannel hook = new RecordingChannel();
    private final RecordingChannel mail = new RecordingChannel();
    private final Deliveries store = Deliveries.inMemory();
    private final DeliveryLog log = new DeliveryLog();
    private Outbox outbox = new Outbox(store, log, new Random(1));
    private long nanos = 1_000_000;

    @BeforeEach
    void channels() {
        channels(WIDE);
    }

    private void channels(Rate rate) {
        outbox.channels(
                List.of(
                        new ChannelSpec("hook", "webhook", "mail", List.of(rate), hook),
                        new ChannelSpec("mail", "email", "", List.of(WIDE), mail)),
                nanos,
                millis());
    }

    private long millis() {
        return Samples.START + nanos / 1_000_000;
    }

    private void enqueue(Notification notification) {
        outbox.enqueue(notification, nanos, millis());
    }

    /** Carries all that may be carried at this moment. */
    private int carry() {
        int carried = 0;
        for (Parcel parcel = outbox.take(true, nanos, millis());
                parcel != null;
                parcel = outbox.take(true, nanos, millis())) {
            Answer answer = parcel.lane().spec.channel().send(Objects.requireNonNull(parcel.message()), millis());
            outbox.finish(parcel, answer, nanos, millis());
            carried++;
        }
        return carried;
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        for (DeliveryLog.Entry entry : log.latest(100)) {
            words.add(
                    0,
                    entry.notification() + " " + entry.result() + " "
                            + entry.reason().word());
        }
        return words;
    }

    private ChannelStatus status(String channel) {
        return outbox.status().stream()
                .filter(each -> each.name().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void keepsANotificationUntilTheReceiverHasIt() {
        enqueue(Samples.one("n1", "hook", Severity.HIGH, true));
        assertThat(store.all()).containsOnlyKeys("out/n1");

        carry();

        assertThat(store.all()).isEmpty();
        assertThat(words()).containsExactly("n1 enqueued first_breach", "n1 sent first_breach");
        assertThat(status("hook").sent()).isEqualTo(1);
    }

    /** F-06: one queue item per ten seconds. */
    @Test
    void f06_sendsAHundredAsFastAsTheReceiverTakesThem() {
        for (int i = 0; i < 100; i++) {
            enqueue(Samples.grouped("n" + i, "hook", "g" + i, Severity.HIGH));
        }

        assertThat(carry()).isEqualTo(100);
        assertThat(hook.messages).hasSize(100);
    }

    /** F-07: a failure was logged, never retried, and counted as sent. */
    @Test
    void f07_aFailureIsTriedAgainAndNotCountedAsSent() {
        hook.answer = Answer.retry("status 500");
        enqueue(Samples.one("n1", "hook", Severity.HIGH, true));
        carry();
        assertThat(status("hook").sent()).isZero();
        assertThat(store.all()).containsOnlyKeys("out/n1");

        nanos += 61 * SECOND;
        hook.answer = Answer.done();
        carry();

        assertThat(hook.messages).hasSize(2);
        assertThat(status("hook").sent()).isEqualTo(1);
        assertThat(words())
                .containsExactly("n1 enqueued first_breach", "n1 retry first_breach", "n1 sent first_breach");
    }

    /** F-09: notices of the end were never retried. */
    @Test
    void f09_aResolutionIsTriedAgainForAnHour() {
        hook.answer = Answer.retry("timed out");
        enqueue(Samples.one("n1", "hook", Severity.HIGH, false));
        for (int i = 0; i < 59; i++) {
            nanos += 60 * SECOND;
            carry();
        }
        assertThat(store.all()).containsOnlyKeys("out/n1");

        nanos += 120 * SECOND;
        carry();

        assertThat(store.all()).containsOnlyKeys("dead/n1");
        assertThat(status("hook").dead()).containsEntry(Reason.EXPIRED, 1L);
    }

    /** F-10: stop threw the queue away. */
    @Test
    void f10_theQueueOutlivesTheProcess() {
        enqueue(Samples.grouped("n1", "hook", "a", Severity.CRITICAL));
        Parcel onItsWay = outbox.take(true, nanos, millis());
        assertThat(onItsWay).isNotNull();
        enqueue(Samples.grouped("n2", "hook", "b", Severity.HIGH));

        outbox = new Outbox(store, log, new Random(2));
        channels(WIDE);
        outbox.restore(nanos, millis());
        carry();

        assertThat(hook.messages)
                .extracting(message -> message.notification().id())
                .containsExactly("n1", "n2");
        assertThat(store.all()).isEmpty();
    }

    @Test
    void aRestoredNotificationKeepsItsDeadline() {
        enqueue(Samples.one("n1", "hook", Severity.HIGH, true));
        outbox = new Outbox(store, log, new Random(2));
        channels(WIDE);

        nanos += 4 * 3600 * SECOND;
        outbox.restore(1_000, millis());
        Parcel parcel = outbox.take(true, 2 * SECOND, millis());

        assertThat(parcel).isNull();
        assertThat(outbox.deadLetters()).extracting(DeadLetter::reason).containsExactly(Reason.EXPIRED);
    }

    @Test
    void aNewerNotificationOfAGroupTakesThePlaceOfOneThatWaits() {
        hook.answer = Answer.retry("status 503");
        enqueue(Samples.one("n1", "hook", Severity.HIGH, true));
        carry();
        hook.answer = Answer.done();

        enqueue(Samples.one("n2", "hook", Severity.HIGH, false));
        carry();

        assertThat(words())
                .containsExactly(
                        "n1 enqueued first_breach",
                        "n1 retry first_breach",
                        "n2 enqueued all_resolved",
                        "n1 replaced replaced",
                        "n2 sent all_resolved");
        assertThat(store.all()).isEmpty();
    }

    @Test
    void aNewerNotificationReplacesOneWhoseAttemptFailsMeanwhile() {
        enqueue(Samples.one("n1", "hook", Severity.HIGH, true));
        Parcel parcel = outbox.take(true, nanos, millis());
        enqueue(Samples.one("n2", "hook", Severity.HIGH, false));
        assertThat(parcel).isNotNull();
        outbox.finish(parcel, Answer.retry("timed out"), nanos, millis());

        assertThat(store.all()).containsOnlyKeys("out/n2");
    }

    @Test
    void leavesTheWholeChannelAloneForAsLongAsItAsked() {
        hook.answer = Answer.retry("status 429", 120_000);
        enqueue(Samples.grouped("n1", "hook", "a", Severity.HIGH));
        carry();
        hook.answer = Answer.done();
        enqueue(Samples.grouped("n2", "hook", "b", Severity.HIGH));

        nanos += 119 * SECOND;
        assertThat(carry()).isZero();
        nanos += 2 * SECOND;
        assertThat(carry()).isEqualTo(2);
    }

    @Test
    void spreadsItsAttemptsFromOneSecondToSixty() {
        hook.answer = Answer.retry("status 500");
        Delivery delivery = new Delivery(Samples.one("n1", "hook", Severity.HIGH, true), 1, 0, 0);
        Random random = new Random(7);
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            delivery.retry(0, 0, random);
            waits.add(delivery.dueNanos / 1_000_000);
        }

        assertThat(waits).allMatch(wait -> wait >= 1000 && wait <= 60_000);
        assertThat(waits.get(0)).isLessThanOrEqualTo(3000);
        assertThat(waits).anyMatch(wait -> wait > 40_000);
    }

    @Test
    void theBreakerOpensAfterFiveFailuresAndCriticalGoesToTheFallback() {
        hook.answer = Answer.retry("status 500");
        for (int i = 0; i < 4; i++) {
            enqueue(Samples.grouped("n" + i, "hook", "g" + i, Severity.HIGH));
        }
        carry();
        enqueue(Samples.grouped("c1", "hook", "c1", Severity.CRITICAL));
        carry();
        assertThat(status("hook").breaker()).isEqualTo(1);
        enqueue(Samples.grouped("c2", "hook", "c2", Severity.CRITICAL));
        carry();

        assertThat(mail.messages)
                .extracting(message -> message.notification().id())
                .containsExactly("c1>mail", "c2>mail");
        assertThat(hook.messages).hasSize(5);
        assertThat(words()).contains("c2 redirected breaker_open", "c2>mail sent first_breach");
    }

    @Test
    void theBreakerProbesAfterThirtySecondsAndThenTwiceAsLong() {
        hook.answer = Answer.retry("status 500");
        for (int i = 0; i < 20; i++) {
            enqueue(Samples.grouped("n" + i, "hook", "g" + i, Severity.HIGH));
        }
        assertThat(carry()).isEqualTo(5);
        nanos += 29 * SECOND;
        assertThat(carry()).isZero();
        nanos += SECOND;
        assertThat(carry()).isEqualTo(1);
        nanos += 59 * SECOND;
        assertThat(carry()).isZero();

        hook.answer = Answer.done();
        nanos += SECOND;
        assertThat(carry()).isEqualTo(20);
        assertThat(status("hook").breaker()).isZero();
    }

    @Test
    void aDeadChannelOpensItsBreakerAtOnceAndSparesTheQueue() {
        hook.answer = Answer.gone("status 404");
        enqueue(Samples.grouped("c1", "hook", "c1", Severity.CRITICAL));
        enqueue(Samples.grouped("n1", "hook", "n1", Severity.HIGH));
        enqueue(Samples.grouped("n2", "hook", "n2", Severity.HIGH));
        carry();

        assertThat(hook.messages).hasSize(1);
        assertThat(mail.messages).hasSize(1);
        assertThat(outbox.deadLetters()).isEmpty();
        assertThat(store.all().keySet().stream().filter(key -> key.startsWith("out/")))
                .containsExactly("out/n1", "out/n2");
    }

    @Test
    void aMessageThatIsRefusedIsADeadLetterThatCanBeSentAgain() {
        hook.answer = Answer.permanent("status 400");
        enqueue(Samples.grouped("n1", "hook", "n1", Severity.HIGH));
        carry();
        assertThat(store.all()).containsOnlyKeys("dead/n1");
        assertThat(outbox.deadLetters()).extracting(DeadLetter::why).containsExactly("status 400");
        assertThat(status("hook").breaker()).isZero();

        hook.answer = Answer.done();
        assertThat(outbox.retryDead("n1", nanos, millis())).isTrue();
        carry();

        assertThat(store.all()).isEmpty();
        assertThat(outbox.retryDead("n1", nanos, millis())).isFalse();
    }

    @Test
    void deadLettersAreThereAfterARestart() {
        hook.answer = Answer.permanent("status 400");
        enqueue(Samples.grouped("n1", "hook", "n1", Severity.HIGH));
        carry();
        List<DeadLetter> before = outbox.deadLetters();

        outbox = new Outbox(store, log, new Random(2));
        channels(WIDE);
        outbox.restore(nanos, millis());

        assertThat(outbox.deadLetters()).isEqualTo(before);
    }

    /** F-20: no rate limit per channel. */
    @Test
    void f20_moreThanTheReceiverTakesBecomesADigestWithExactTotals() {
        channels(new Rate(1, SECOND, 3));
        for (int i = 0; i < 40; i++) {
            enqueue(Samples.grouped("n" + i, "hook", "g" + i, Severity.HIGH));
        }
        enqueue(Samples.grouped("c", "hook", "c", Severity.CRITICAL));

        assertThat(carry()).isEqualTo(2);

        assertThat(hook.messages.get(0).notification().id()).isEqualTo("c");
        assertThat(hook.messages.get(1).digest()).satisfies(digest -> {
            assertThat(digest.notifications()).isEqualTo(40);
            assertThat(digest.firing()).isEqualTo(40);
            assertThat(digest.byRule()).containsExactly(Map.entry("order_ack_p99_slow", 40));
        });
        assertThat(status("hook").sent()).isEqualTo(41);
        assertThat(store.all()).isEmpty();
    }

    @Test
    void holdsTheRateOfTheReceiver() {
        channels(new Rate(1, SECOND, 3));
        int sent = 0;
        for (int i = 0; i < 600; i++) {
            enqueue(Samples.grouped("n" + i, "hook", "g" + i, Severity.CRITICAL));
            sent += carry();
            nanos += SECOND / 10;
        }

        assertThat(sent).isBetween(60, 63);
    }

    @Test
    void whatWaitsForAChannelThatIsGoneFromTheFileIsADeadLetter() {
        hook.answer = Answer.retry("status 500");
        enqueue(Samples.grouped("n1", "hook", "n1", Severity.HIGH));
        carry();

        outbox.channels(List.of(), nanos, millis());

        assertThat(outbox.deadLetters())
                .extracting(DeadLetter::why)
                .containsExactly("there is no such channel any more");
    }

    @Test
    void soIsWhatWasOnItsWayThere() {
        enqueue(Samples.grouped("n1", "hook", "n1", Severity.HIGH));
        Parcel parcel = outbox.take(true, nanos, millis());
        assertThat(parcel).isNotNull();
        outbox.channels(List.of(), nanos, millis());

        outbox.finish(parcel, Answer.retry("status 500"), nanos, millis());

        assertThat(outbox.deadLetters()).extracting(DeadLetter::why).containsExactly(Lanes.GONE);
    }

    @Test
    void keepsTenThousandAndCountsWhatIsMore() {
        hook.answer = Answer.retry("status 500", 600_000);
        enqueue(Samples.grouped("first", "hook", "first", Severity.HIGH));
        carry();
        for (int i = 0; i < 10_005; i++) {
            enqueue(Samples.grouped("n" + i, "hook", "g" + i, Severity.HIGH));
        }

        assertThat(outbox.size()).isEqualTo(10_000);
        assertThat(status("hook").dead()).containsEntry(Reason.RATE_LIMITED, 6L);
    }

    @Test
    void whatIsNotOursInTheStoreIsDropped() {
        store.put("out/x", new byte[] {1, 2, 3});
        store.put("dead/y", new byte[] {1, 2, 3});

        outbox.restore(nanos, millis());

        assertThat(store.all()).isEmpty();
        assertThat(outbox.size()).isZero();
    }

    @Test
    void aChannelWhoseReceiverForgetsIsToldAgainEachMinute() {
        class Forgetful implements Channel, Resending {
            @Override
            public Answer send(Message message, long nowMillis) {
                return Answer.done();
            }

            @Override
            public void keep(Collection<Alert> alerts) {
                // nothing to keep
            }

            @Override
            public Answer again(long nowMillis) {
                return Answer.done();
            }
        }
        outbox.channels(
                List.of(new ChannelSpec("am", "alertmanager", "", List.of(WIDE), new Forgetful())), nanos, millis());
        assertThat(outbox.take(true, nanos, millis())).isNull();
        assertThat(outbox.waitNanos(true, nanos)).isEqualTo(60 * SECOND);

        nanos += 60 * SECOND;
        Parcel again = outbox.take(true, nanos, millis());
        assertThat(again).isNotNull();
        assertThat(again.message()).isNull();
        assertThat(outbox.take(true, nanos, millis())).isNull();
        outbox.finish(again, Answer.done(), nanos, millis());

        assertThat(outbox.take(true, nanos + 59 * SECOND, millis())).isNull();
    }

    @Test
    void noPeriodHasMoreThanTheReceiverTakesHoweverItIsCut() {
        long minute = 60 * SECOND;
        Bucket bucket = new Bucket(new Rate(30, minute, 30), 0);
        List<Long> taken = new ArrayList<>();
        for (long now = 0; now < 10 * minute; now += SECOND / 4) {
            while (bucket.waitNanos(now) == 0) {
                assertThat(bucket.available(now)).isPositive();
                bucket.take(now);
                taken.add(now);
            }
            assertThat(bucket.available(now)).isZero();
        }

        assertThat(taken.size()).isBetween(295, 300);
        for (int i = 30; i < taken.size(); i++) {
            assertThat(taken.get(i) - taken.get(i - 30)).isGreaterThanOrEqualTo(minute);
        }
    }

    @Test
    void criticalOnesBeyondTheRateAreADigestOfTheirOwn() {
        channels(new Rate(1, SECOND, 3));
        for (int i = 0; i < 20; i++) {
            enqueue(Samples.grouped("c" + i, "hook", "c" + i, Severity.CRITICAL));
            enqueue(Samples.grouped("n" + i, "hook", "n" + i, Severity.HIGH));
        }

        assertThat(carry()).isEqualTo(2);

        assertThat(hook.messages)
                .extracting(message -> message.notification().severity() + " "
                        + message.digest().notifications())
                .containsExactly("CRITICAL 20", "HIGH 20");
        assertThat(status("hook").digested()).isEqualTo(40);
    }

    /** Takes so many requests for each message, as those do that tell one alert at a time. */
    private static final class Wordy implements Channel {
        private int left = 25;

        @Override
        public Answer send(Message message, long nowMillis) {
            while (left > 0 && message.ask()) {
                left--;
            }
            return left == 0 ? Answer.done() : Answer.more();
        }
    }

    @Test
    void aMessageOfManyRequestsIsSpreadAsTheReceiverTakesThem() {
        Wordy wordy = new Wordy();
        outbox.channels(
                List.of(new ChannelSpec("hook", "pagerduty", "", List.of(new Rate(10, SECOND, 10)), wordy)),
                nanos,
                millis());
        enqueue(Samples.one("n1", "hook", Severity.CRITICAL, true));

        assertThat(carry()).isEqualTo(1);
        assertThat(wordy.left).isEqualTo(15);
        assertThat(store.all()).containsOnlyKeys("out/n1");
        nanos += SECOND / 2;
        assertThat(carry()).isZero();
        nanos += SECOND / 2;
        assertThat(carry()).isEqualTo(1);
        assertThat(wordy.left).isEqualTo(5);
        nanos += SECOND;
        assertThat(carry()).isEqualTo(1);

        assertThat(store.all()).isEmpty();
        assertThat(words()).containsExactly("n1 enqueued first_breach", "n1 sent first_breach");
        assertThat(status("hook").retried()).isZero();
    }

    @Test
    void aDigestThatSomeHaveIsFinishedAsItWasBegun() {
        class HalfTaken implements Channel {
            final List<Message> messages = new ArrayList<>();

            @Override
            public Answer send(Message message, long nowMillis) {
                messages.add(message);
                message.taken("a@example.net");
                return messages.size() == 1 ? Answer.retry("put off with 450") : Answer.done();
            }
        }
        HalfTaken mail = new HalfTaken();
        outbox.channels(
                List.of(new ChannelSpec("hook", "email", "", List.of(new Rate(1, SECOND, 1)), mail)), nanos, millis());
        for (int i = 0; i < 5; i++) {
            enqueue(Samples.grouped("n" + i, "hook", "g" + i, Severity.HIGH));
        }
        carry();
        enqueue(Samples.grouped("later", "hook", "later", Severity.HIGH));
        enqueue(Samples.grouped("last", "hook", "last", Severity.HIGH));
        for (int i = 0; i < 100; i++) {
            nanos += SECOND;
            carry();
        }

        assertThat(mail.messages).hasSize(3);
        assertThat(mail.messages.stream().filter(each -> each.equals(mail.messages.get(0))))
                .as("the very same message twice")
                .hasSize(2);
        assertThat(mail.messages.get(0).digest().notifications()).isEqualTo(5);
        assertThat(store.all()).isEmpty();
    }

    private static Notification down(String id, String channel) {
        Alert alert = new Alert(
                "fp",
                Outbox.CHANNEL_DOWN,
                Severity.HIGH,
                Labels.of(Map.of("channel", "hook")),
                Map.of(),
                Double.NaN,
                Double.NaN,
                Samples.START,
                0,
                "",
                0);
        return Samples.of(id, channel, "down", Severity.HIGH, List.of(alert));
    }

    @Test
    void thatAChannelIsDownIsToldByItsFallback() {
        enqueue(down("n1", "hook"));
        enqueue(down("n2", "mail"));
        carry();

        assertThat(hook.messages).isEmpty();
        assertThat(mail.messages)
                .extracting(message -> message.notification().id())
                .containsExactly("n2");
        assertThat(words()).contains("n1>mail enqueued first_breach", "n1>mail replaced replaced");
    }

    @Test
    void thatAChannelWithoutAFallbackIsDownIsToldByAllOthersThatWork() {
        RecordingChannel chat = new RecordingChannel();
        outbox.channels(
                List.of(
                        new ChannelSpec("hook", "webhook", "", List.of(WIDE), hook),
                        new ChannelSpec("mail", "email", "", List.of(WIDE), mail),
                        new ChannelSpec("chat", "slack", "", List.of(WIDE), chat)),
                nanos,
                millis());
        enqueue(down("n1", "hook"));
        carry();

        assertThat(hook.messages).isEmpty();
        assertThat(mail.messages).hasSize(1);
        assertThat(chat.messages).hasSize(1);
    }

    @Test
    void thatTheOnlyChannelIsDownWaitsForIt() {
        outbox.channels(List.of(new ChannelSpec("hook", "webhook", "", List.of(WIDE), hook)), nanos, millis());
        enqueue(down("n1", "hook"));
        carry();

        assertThat(hook.messages).hasSize(1);
    }

    /** Its own end would otherwise be one more dead letter, and that would fire again. */
    @Test
    void onlyACriticalOneOfWhichSomethingFiresIsALossToBeAlertedOf() {
        outbox.channels(List.of(new ChannelSpec("hook", "webhook", "", List.of(WIDE), hook)), nanos, millis());
        hook.answer = Answer.permanent("status 400");
        enqueue(Samples.one("n1", "hook", Severity.CRITICAL, true));
        carry();
        enqueue(Samples.one("n2", "hook", Severity.CRITICAL, false));
        enqueue(Samples.grouped("n3", "hook", "other", Severity.HIGH));
        carry();

        assertThat(outbox.deadLetters()).hasSize(3);
        assertThat(outbox.criticalDead()).isEqualTo(1);
    }

    @Test
    void aNotificationReadsBackAsItWasWritten() {
        Notification all = Samples.many("n1", "hook", 5);

        assertThat(NotificationText.read(NotificationText.write(all))).isEqualTo(all);
    }
}
