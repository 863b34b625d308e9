package io.tbot.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventsTest {
    private static final long NOW = 1_700_000_000_000L;

    private final Events events = new Events(NOW);

    @Test
    void eachListenerHearsWhatItAskedFor() {
        Recording alerts = listen(EnumSet.of(EventType.ALERT), Set.of(), null);
        Recording orders = listen(EnumSet.allOf(EventType.class), Set.of("tbot_orders_total"), null);

        publish(EventType.ALERT, "");
        publish(EventType.METRIC, "tbot_orders_total");
        publish(EventType.METRIC, "tbot_series");

        assertThat(alerts.positions).containsExactly(1L);
        assertThat(orders.positions).containsExactly(1L, 2L);
        assertThat(events.metricsWanted()).containsExactly("tbot_orders_total");
    }

    @Test
    void goesOnBehindTheLastIdThatWasHeard() {
        Recording first = listen(EnumSet.of(EventType.ALERT), Set.of(), null);
        for (int i = 0; i < 5; i++) {
            publish(EventType.ALERT, "");
        }

        Recording second = listen(EnumSet.of(EventType.ALERT), Set.of(), first.ids.get(2));
        publish(EventType.ALERT, "");

        assertThat(second.positions).containsExactly(4L, 5L, 6L);
        assertThat(second.missed).isEmpty();
    }

    @Test
    void saysThatSomethingWasMissedWhereItIsForgotten() {
        Recording first = listen(EnumSet.of(EventType.ALERT), Set.of(), null);
        for (int i = 0; i < 300; i++) {
            publish(EventType.ALERT, "");
        }

        Recording second = listen(EnumSet.of(EventType.ALERT), Set.of(), first.ids.get(2));

        assertThat(second.missed).containsExactly(first.ids.get(2));
        assertThat(second.positions).hasSize(256).startsWith(45L).endsWith(300L);
    }

    @Test
    void anIdOfAnEarlierRunGetsAllThereIs() {
        publish(EventType.ALERT, "");

        Recording listener = listen(EnumSet.of(EventType.ALERT), Set.of(), "17f-3");

        assertThat(listener.missed).containsExactly("17f-3");
        assertThat(listener.positions).containsExactly(1L);
    }

    @Test
    void whatIsFrequentDoesNotPushOutWhatMatters() {
        publish(EventType.ALERT, "");
        for (int i = 0; i < 1_000; i++) {
            publish(EventType.METRIC, "tbot_orders_total");
        }

        Recording listener = listen(EnumSet.of(EventType.ALERT), Set.of(), Long.toHexString(NOW) + "-0");

        assertThat(listener.positions).containsExactly(1L);
        assertThat(listener.missed).isEmpty();
    }

    @Test
    void letsAListenerGoThatTakesNoMore() {
        Recording slow = listen(EnumSet.of(EventType.ALERT), Set.of(), null);
        Recording quick = listen(EnumSet.of(EventType.ALERT), Set.of(), null);
        slow.room = 1;

        publish(EventType.ALERT, "");
        publish(EventType.ALERT, "");
        publish(EventType.ALERT, "");

        assertThat(slow.positions).containsExactly(1L);
        assertThat(quick.positions).containsExactly(1L, 2L, 3L);
        assertThat(events.listeners()).isEqualTo(1);
    }

    @Test
    void forgetsListenersThatAreGoneThoughNothingHappens() {
        Recording gone = listen(EnumSet.of(EventType.ERROR), Set.of(), null);
        gone.open = false;

        listen(EnumSet.of(EventType.ERROR), Set.of(), null);

        assertThat(events.listeners()).isEqualTo(1);
    }

    @Test
    void whatDoesNotKeepToTheEnvelopeIsCountedAndNotTold() {
        Recording listener = listen(EnumSet.allOf(EventType.class), Set.of(), null);
        Envelope wrong = Envelope.of(EventType.ALERT, NOW).text("price", "-3");

        events.publish(EventType.ALERT, "", wrong, NOW);

        assertThat(listener.positions).isEmpty();
        assertThat(events.invalid()).isEqualTo(1);
        assertThat(events.published()).containsEntry(EventType.ALERT, 0L);
    }

    private void publish(EventType type, String metric) {
        events.publish(type, metric, Envelope.of(type, NOW), NOW);
    }

    private Recording listen(Set<EventType> types, Set<String> metrics, String lastId) {
        Recording recording = new Recording();
        events.listen(new Listener(types, metrics, recording), lastId);
        return recording;
    }

    private static final class Recording implements Listener.Sink {
        final List<Long> positions = new ArrayList<>();
        final List<String> ids = new ArrayList<>();
        final List<String> missed = new ArrayList<>();
        int room = Integer.MAX_VALUE;
        boolean open = true;

        @Override
        public boolean take(BotEvent event) {
            if (room-- <= 0) {
                return false;
            }
            positions.add(event.position());
            ids.add(event.id());
            return true;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void missed(String afterId) {
            missed.add(afterId);
        }
    }
}
