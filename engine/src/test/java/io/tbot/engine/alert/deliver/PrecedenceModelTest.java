package io.tbot.engine.alert.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.channel.Answer;
import io.tbot.engine.alert.channel.Channel;
import io.tbot.engine.alert.channel.ChannelSpec;
import io.tbot.engine.alert.channel.Rate;
import io.tbot.engine.alert.channel.ScriptedPagerDuty;
import io.tbot.engine.alert.channel.ScriptedPagerDuty.Event;
import io.tbot.engine.alert.channel.ScriptedPagerDuty.Fate;
import io.tbot.engine.alert.channel.ScriptedPagerDuty.Incident;
import io.tbot.engine.alert.channel.ScriptedReaders;
import io.tbot.engine.alert.channel.ScriptedReaders.Read;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Alerts in overlapping groups that fire, are taken, escalated and over at random, told to a receiver that fails at
 * random, by a process that is killed at random.
 */
class PrecedenceModelTest {
    private static final int SEQUENCES = 800;
    private static final int STEPS = 80;

    @Test
    void ofEachAlertOnlyTheLastEventIsSentInOrderAndNoneIsLost() {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            new Pages(seed).run();
        }
    }

    @Test
    void noReaderHearsThatSomethingFiresBehindItsEndAndEachEndIsHeard() {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            new Readers(seed).run();
        }
    }

    /** What fires, and what was said of it; each word has a number, which is the value of the alert. */
    private abstract static class Trial {
        private static final Map<String, List<String>> GROUPS =
                Map.of("g", List.of("a", "b", "c"), "h", List.of("b", "c", "d"));
        private static final List<String> KEYS = List.of("a", "b", "c", "d");
        private static final long SECOND = 1_000_000_000L;

        final Random random;
        final String name;
        final List<Alert> words = new ArrayList<>();
        final Map<String, Alert> last = new HashMap<>();
        final Map<String, Alert> lastOfGroup = new HashMap<>();
        final Map<String, Alert> lastEnd = new HashMap<>();
        /** What was on its way when the process was killed: it may come twice. */
        final Set<Double> killed = new HashSet<>();
        /** The last word of each alert when the parcel was taken that is being sent. */
        Map<String, Alert> lastWhenTaken = Map.of();

        boolean down;
        private final Map<String, Long> starts = new HashMap<>();
        private final Set<String> taken = new HashSet<>();
        /** When what was told began, by group and alert. */
        private final Map<String, Long> told = new HashMap<>();

        private final Deliveries store = Deliveries.inMemory();
        private Outbox outbox;
        private @Nullable Parcel onItsWay;
        private Map<String, Alert> lastWhenOnItsWay = Map.of();
        private long nanos = 1;
        private int lastId;

        Trial(int seed) {
            random = new Random(seed);
            name = "seed " + seed;
            outbox = new Outbox(store, new DeliveryLog(), new Random(seed));
        }

        abstract ChannelSpec channel();

        abstract void check();

        void run() {
            open();
            for (int i = 0; i < STEPS; i++) {
                step();
            }
            down = false;
            bringBack();
            for (int i = 0; outbox.size() > 0 && i < 1_000; i++) {
                nanos += 10 * SECOND;
                carry(100);
            }
            assertThat(store.all()).as(name).isEmpty();
            check();
        }

        private void open() {
            outbox.channels(List.of(channel()), nanos, millis());
        }

        private void step() {
            String key = KEYS.get(random.nextInt(KEYS.size()));
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> {
                    taken.remove(key);
                    if (starts.remove(key) == null) {
                        starts.put(key, (long) words.size() + 1);
                    }
                    GROUPS.keySet().stream()
                            .sorted()
                            .filter(each -> random.nextInt(10) < 7)
                            .forEach(this::tell);
                }
                case 3 -> {
                    if (starts.containsKey(key) && (taken.remove(key) || taken.add(key))) {
                        tell(taken.contains(key) ? "acknowledgement of " + key : "g");
                    }
                }
                case 4 -> {
                    if (starts.containsKey(key)) {
                        tell("escalation of " + key);
                    }
                }
                case 5 -> tell(random.nextBoolean() ? "g" : "h");
                case 6 -> down = random.nextBoolean();
                case 7 -> {
                    if (random.nextInt(3) == 0) {
                        restart();
                    }
                }
                case 8 -> {
                    bringBack();
                    lastWhenOnItsWay = Map.copyOf(last);
                    onItsWay = outbox.take(true, nanos, millis());
                }
                default -> {
                    nanos += random.nextInt(20) * SECOND;
                    bringBack();
                    carry(random.nextInt(4));
                }
            }
        }

        /** As the groups do: what fires, and once what is over and was told. */
        private void tell(String group) {
            List<Alert> alerts = new ArrayList<>();
            List<Alert> over = new ArrayList<>();
            boolean isGroup = GROUPS.containsKey(group);
            for (String key : isGroup ? GROUPS.get(group) : List.of(group.substring(group.length() - 1))) {
                if (starts.containsKey(key)) {
                    alerts.add(word(group, key, starts.get(key), 0));
                    told.put(group + key, starts.get(key));
                } else if (told.containsKey(group + key)) {
                    over.add(word(group, key, told.remove(group + key), words.size() + 1));
                }
            }
            alerts.addAll(over);
            if (alerts.isEmpty()) {
                return;
            }
            Severity severity = Severity.values()[random.nextInt(Severity.values().length)];
            outbox.enqueue(
                    new Notification(
                            "n" + ++lastId,
                            "there",
                            group,
                            Labels.NONE,
                            Reason.NEW_ALERTS,
                            severity,
                            List.copyOf(alerts),
                            millis()),
                    nanos,
                    millis());
        }

        private Alert word(String group, String key, long start, long end) {
            String by = end == 0 && taken.contains(key) ? "eve" : "";
            int number = words.size();
            Alert alert = new Alert(key, "late", Severity.HIGH, Labels.NONE, Map.of(), number, 0, start, end, by, 0);
            words.add(alert);
            last.put(key, alert);
            lastOfGroup.put(group + " " + key, alert);
            if (end != 0) {
                lastEnd.put(key, alert);
            }
            return alert;
        }

        private void restart() {
            Parcel lost = onItsWay;
            onItsWay = null;
            if (lost != null) {
                if (random.nextBoolean()) {
                    send(lost, lastWhenOnItsWay);
                }
                lost.deliveries()
                        .forEach(
                                delivery -> delivery.notification.alerts().forEach(alert -> killed.add(alert.value())));
            }
            outbox = new Outbox(store, new DeliveryLog(), new Random(7));
            open();
            outbox.restore(nanos, millis());
        }

        private void bringBack() {
            Parcel back = onItsWay;
            onItsWay = null;
            if (back != null) {
                outbox.finish(back, send(back, lastWhenOnItsWay), nanos, millis());
            }
        }

        private void carry(int most) {
            for (int i = 0; i < most; i++) {
                Parcel parcel = outbox.take(true, nanos, millis());
                if (parcel == null) {
                    return;
                }
                outbox.finish(parcel, send(parcel, Map.copyOf(last)), nanos, millis());
            }
        }

        private Answer send(Parcel parcel, Map<String, Alert> lastThen) {
            lastWhenTaken = lastThen;
            Channel channel = parcel.lane().spec.channel();
            return channel.send(Objects.requireNonNull(parcel.message()), millis());
        }

        private long millis() {
            return nanos / 1_000_000;
        }
    }

    private static final class Pages extends Trial {
        private final ScriptedPagerDuty phone = new ScriptedPagerDuty();

        Pages(int seed) {
            super(seed);
            phone.script = event -> {
                Alert newest = lastWhenTaken.get(event.key());
                assertThat(event.action().equals("resolve") || newest.value() == event.value())
                        .as("%s: nothing newer than %s waits", name, event)
                        .isTrue();
                int fate = random.nextInt(100);
                return down
                        ? (fate < 90 ? Fate.DOWN : Fate.TAKEN_UNHEARD)
                        : fate < 85 ? Fate.TAKEN : fate < 95 ? Fate.DOWN : Fate.TAKEN_UNHEARD;
            };
        }

        @Override
        ChannelSpec channel() {
            return new ChannelSpec("there", "pagerduty", "", List.of(new Rate(2, 1_000_000_000L, 4)), phone);
        }

        @Override
        void check() {
            Map<String, Double> latest = new HashMap<>();
            for (Event event : phone.events) {
                Double before = latest.put(event.key(), event.value());
                assertThat(before == null || before <= event.value() || killed.contains(event.value()))
                        .as(
                                "%s: %s is behind %s, of %s",
                                name,
                                event,
                                before,
                                phone.events.stream()
                                        .map(each -> each + " " + each.value() + " " + each.notification())
                                        .toList())
                        .isTrue();
            }
            last.forEach((key, word) -> {
                assertThat(latest).as(name).containsEntry(key, word.value());
                Incident open = phone.incidents.get(key);
                if (!word.isFiring()) {
                    assertThat(open).as(name).isNull();
                } else if (!word.acknowledgedBy().isEmpty()) {
                    assertThat(open == null || open.acknowledged()).as(name).isTrue();
                } else {
                    Alert end = lastEnd.get(key);
                    assertThat(open).as(name).isNotNull();
                    assertThat(open.trigger().value())
                            .as("%s: %s has an incident of its own", name, key)
                            .isGreaterThan(end == null ? -1 : end.value());
                }
            });
        }
    }

    private static final class Readers extends Trial {
        private final ScriptedReaders mail = new ScriptedReaders();

        Readers(int seed) {
            super(seed);
            mail.takes = () -> random.nextInt(100) < (down ? 10 : 85);
        }

        @Override
        ChannelSpec channel() {
            return new ChannelSpec("there", "email", "", List.of(new Rate(1, 1_000_000_000L, 2)), mail);
        }

        @Override
        void check() {
            mail.read.forEach((reader, all) -> {
                Map<String, Double> ended = new HashMap<>();
                Set<Double> heard = new HashSet<>();
                for (Read read : all) {
                    Alert alert = read.alert();
                    heard.add(alert.value());
                    if (!alert.isFiring()) {
                        ended.merge(alert.fingerprint(), alert.value(), Math::max);
                    } else if (!killed.contains(alert.value())) {
                        // words are counted: it began when so many had been said
                        assertThat(ended.getOrDefault(alert.fingerprint(), -1.0))
                                .as("%s: %s hears of the end of %s before that it fires", name, reader, alert)
                                .isLessThan(alert.startsAtMillis());
                    }
                }
                lastOfGroup.forEach((group, word) -> assertThat(word.isFiring() || heard.contains(word.value()))
                        .as("%s: %s hears that %s is over", name, reader, group)
                        .isTrue());
            });
        }
    }
}
