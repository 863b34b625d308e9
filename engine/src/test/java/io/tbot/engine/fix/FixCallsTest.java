package io.tbot.engine.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.bootstrap.Fix;
import io.tbot.engine.Counts;
import io.tbot.engine.FreshThread;
import io.tbot.engine.exchange.Venues;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Totals;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.orders.OrderPoints;
import io.tbot.engine.orders.StatusWords;
import io.tbot.engine.tick.Ticks;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(FreshThread.class)
class FixCallsTest {
    private static final String ID = "FIX.4.4:BOT->Kraken";

    private final Measure measure = new Measure(Caps.standard());
    private final Object session = new Object();
    private final Object served = new Object();
    private final OrderFlow flow = new OrderFlow(new Ticks());
    private FixCalls calls;

    @BeforeEach
    void start() {
        calls = new FixCalls(
                measure,
                new Families(),
                new Venues(List.of()),
                new StatusWords(),
                flow,
                new Feeds(new Ticks(), measure, new Families(), new WallClock()));
        calls.introduced(session, ID, "Kraken", true, new MemoryStore(), false);
        calls.introduced(served, "FIX.4.4:BOT->CLIENT", "CLIENT", false, null, false);
    }

    @Test
    void countsWhatTheTransportTookByTypeAndDirection() {
        calls.handedOn(session, text("D", "34=2|49=BOT|"));
        calls.handedOn(session, text("D", "34=2|43=Y|49=BOT|"));
        calls.handedOn(session, text("AE", "34=3|49=BOT|"));
        calls.received(session, new Object(), 1, "8", false);
        calls.received(session, new Object(), 1, "2", true);

        assertThat(counted("messages_total"))
                .containsOnly(
                        Map.entry(ID + " D out", 2L),
                        Map.entry(ID + " AE out", 1L),
                        Map.entry(ID + " 8 in", 1L),
                        Map.entry(ID + " 2 in", 1L));
        assertThat(counted("poss_dup_messages_total"))
                .containsOnly(Map.entry(ID + " out", 1L), Map.entry(ID + " in", 1L));
        assertThat(counted("resend_requests_total")).containsOnly(Map.entry(ID + " in", 1L));
    }

    @Test
    void countsAnOrderThatTheSessionDidNotSendAsFailed() {
        send("D", true);
        send("D", false);
        send("F", true);
        send("G", true);

        assertThat(Counts.calls(measure, "order.place")).containsOnly(Map.entry("kraken BTC limit buy ", 2L));
        assertThat(Counts.failed(measure, "order.place")).containsOnly(Map.entry("kraken BTC limit buy ", 1L));
        assertThat(Counts.failed(measure, "fix.send_seconds"))
                .containsOnly(Map.entry(ID + " D", 1L), Map.entry(ID + " F", 0L), Map.entry(ID + " G", 0L));
        assertThat(Counts.calls(measure, "order.cancel")).containsOnly(Map.entry("kraken", 1L));
        assertThat(Counts.calls(measure, "order.replace")).containsOnly(Map.entry("kraken", 1L));
    }

    @ParameterizedTest
    @CsvSource({"8, 8, 0, true", "8, , , true", "8, I, , false", "8, 8, 3, false", "2, F, 0, false", ", , , false"})
    void tellsARefusalFromAnAnswerAboutOne(String status, String execution, String transaction, boolean refusal) {
        assertThat(Fix.isRefusal(status, execution, transaction)).isEqualTo(refusal);
    }

    @Test
    void countsAnOrderOnceThatAnOwnProbePlacesOverFix() {
        Point place = new OrderPoints(measure, new Families()).place();
        int site = measure.site(place, "own probe", new String[5]);
        int own = measure.enter(site, 1, "mine", "BTC", "limit", "buy", null);
        send("D", true);
        measure.exit(own, 1, false);

        assertThat(Counts.calls(measure, "order.place")).containsOnly(Map.entry("mine BTC limit buy ", 1L));
        assertThat(counted("send_seconds")).containsOnly(Map.entry(ID + " D", 1L));
    }

    @Test
    void findsNoOrderInASessionThatTheBotServes() {
        assertThat(calls.ordering(served, 1, 'D', "BTC", "1", "1")).isNegative();
        assertThat(report(served, "0", "0")).isNegative();
        assertThat(calls.tick(served, 1, true, "BTC", null, null, null)).isNegative();
        calls.refused(served, "BTC", "1");

        assertThat(Counts.calls(measure, "order.reject")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,new",
        "1,F,partially_filled",
        "2,F,filled",
        "0,6,pending",
        "1,E,pending",
        "A,A,pending",
        ",4,cancelled"
    })
    void readsTheStateWhereTheReportSaysMost(String status, String executionType, String word) {
        calls.ended(report(session, status, executionType), 1, null);

        assertThat(Counts.calls(measure, "order.event")).containsOnly(Map.entry("kraken " + word, 1L));
    }

    @Test
    void knowsAReportByItsIdEvenWhereItSaysItMayBeADuplicate() {
        assertThat(calls.isNews(session, '8', 5, false, "E1")).isTrue();
        assertThat(calls.isNews(session, '8', 6, false, "E1")).isFalse();
        assertThat(calls.isNews(session, '8', 5, true, "E1")).isFalse();
        assertThat(calls.isNews(session, '8', 4, true, "E0")).isTrue();
        assertThat(calls.isNews(session, '8', 7, false, "0")).isTrue();
        assertThat(calls.isNews(session, '8', 8, false, "0")).isTrue();

        assertThat(Counts.calls(measure, "order.event.repeat"))
                .containsOnly(Map.entry("kraken exec_id", 1L), Map.entry("kraken poss_dup", 1L));
    }

    @Test
    void takesAMessageWithoutAnIdForNewsIfItsNumberWasMissing() {
        calls.tooHigh(session, 8, 5);

        assertThat(calls.isNews(session, '9', 7, true, null)).isTrue();
        assertThat(calls.isNews(session, '9', 8, true, null)).isFalse();
        assertThat(calls.isNews(session, '9', 9, false, null)).isTrue();
    }

    @Test
    void countsEachGapOnceAndWhatWasMissingInIt() {
        calls.tooHigh(session, 8, 5);
        calls.tooHigh(session, 9, 5);
        calls.tooHigh(session, 12, 6);
        calls.tooHigh(session, 31, 30);

        assertThat(counted("gap")).containsOnly(Map.entry(ID, 3L));
        assertThat(Counts.of(measure, "fix.gap", Totals::total)).containsOnly(Map.entry(ID, 6.0));
    }

    @Test
    void tracesARejectToTheMessageItRefersTo() {
        int order = calls.ordering(session, 1, 'D', "BTC", "2", "1");
        calls.numbered(session, 7, "D");
        calls.sent(session, order, -1, 1, true);
        calls.rejected(session, 7, null, false, "5");
        calls.rejected(session, 8, "V", true, "3");
        calls.rejected(session, -1, null, true, null);
        calls.rejecting(session, "8", false, "1");

        assertThat(counted("rejects_total"))
                .containsOnly(
                        Map.entry(ID + " D value_incorrect in", 1L),
                        Map.entry(ID + " V unsupported_msg_type in", 1L),
                        Map.entry(ID + " unknown unspecified in", 1L),
                        Map.entry(ID + " 8 required_tag_missing out", 1L));
        assertThat(Counts.calls(measure, "order.reject")).containsOnly(Map.entry("kraken BTC value_incorrect", 1L));
    }

    @Test
    void timesTheAnswerToATestRequestOnly() {
        calls.testing(session, 1_000, "T1");
        calls.answered(session, 5_000, "T0");
        calls.answered(session, 7_000, "T1");
        calls.answered(session, 9_000, "T1");

        assertThat(Counts.of(measure, "fix.heartbeat_latency_seconds", Totals::sumNanos))
                .containsOnly(Map.entry(ID, 6_000L));
    }

    @Test
    void timesAMessageFromReaderToProcessor() {
        Object message = new Object();
        calls.queued(message);
        long later = System.nanoTime() + 1_000_000;
        calls.received(session, message, later, "8", false);
        calls.received(session, message, later, "8", false);

        assertThat(counted("queue_wait_seconds")).containsOnly(Map.entry(ID, 1L));
        assertThat(Counts.of(measure, "fix.queue_wait_seconds", Totals::sumNanos)
                        .get(ID))
                .isGreaterThanOrEqualTo(1_000_000L);
    }

    @Test
    void knowsWhichSessionsAreUpAndWhyOneEnded() {
        calls.disconnected(session, "Encountered END_OF_STREAM");
        calls.handedOn(session, text("A", "34=1|"));
        calls.loggedOn(session);
        calls.loggedOn(session);

        assertThat(Counts.gauges(measure, "fix.session"))
                .containsOnly(Map.entry(ID, 1.0), Map.entry("FIX.4.4:BOT->CLIENT", 0.0));

        calls.disconnected(session, "Timed out waiting for heartbeat");
        calls.disconnected(session, "Encountered END_OF_STREAM");

        assertThat(counted("logons_total")).containsOnly(Map.entry(ID, 1L));
        assertThat(counted("disconnects_total")).containsOnly(Map.entry(ID + " heartbeat_timeout", 1L));
        assertThat(Counts.gauges(measure, "fix.session")).containsEntry(ID, 0.0);
    }

    @Test
    void takesASessionFromBeforeTheAgentForUpWithoutALogon() {
        Object before = new Object();
        calls.introduced(before, "FIX.4.4:OLD->Kraken", "Kraken", true, null, true);
        calls.introduced(before, "FIX.4.4:OLD->Kraken", "Kraken", true, null, false);
        calls.loggedOn(before);

        assertThat(counted("logons_total")).isEmpty();
        assertThat(Counts.gauges(measure, "fix.session")).containsEntry("FIX.4.4:OLD->Kraken", 1.0);

        calls.disconnected(before, "Encountered END_OF_STREAM");
        calls.loggedOn(before);

        assertThat(counted("disconnects_total")).containsOnly(Map.entry("FIX.4.4:OLD->Kraken connection_closed", 1L));
        assertThat(counted("logons_total")).containsOnly(Map.entry("FIX.4.4:OLD->Kraken", 1L));
    }

    @Test
    void asksForTheNameOfAStrangerWhileThereIsRoom() {
        Object stranger = new Object();
        assertThat(calls.isStranger(stranger)).isTrue();
        assertThat(calls.isStranger(session)).isFalse();
        assertThat(calls.received(session, new Object(), 1, "8", false)).isTrue();
        List<Object> others = new ArrayList<>();
        for (int i = 0; i < 512; i++) {
            others.add(new Object());
            calls.introduced(others.get(i), "FIX.4.4:B" + i + "->V", "V", true, null, false);
        }

        assertThat(calls.isStranger(stranger)).isFalse();
        assertThat(calls.sending(stranger, 1, "D")).isEqualTo(-1);
        assertThat(calls.received(stranger, new Object(), 1, "8", false)).isTrue();
        assertThat(calls.untrackedSessions()).isEqualTo(2);
        assertThat(Counts.gauges(measure, "fix.session")).doesNotContainKey("FIX.4.4:B511->V");
    }

    @Test
    void leavesAloneASessionThatNobodyIntroduced() {
        Object unknown = new Object();

        assertThat(calls.sending(unknown, 1, "D")).isEqualTo(Fix.STRANGER);
        calls.handedOn(unknown, text("D", "34=2|"));
        assertThat(calls.received(unknown, new Object(), 1, "8", false)).isFalse();
        calls.tooHigh(unknown, 9, 1);
        calls.disconnected(unknown, null);

        assertThat(counted("messages_total")).isEmpty();
    }

    @Test
    void allocatesNothingForAnOrderAndLittleForAReport() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        String text = text("D", "34=2|49=BOT|");
        Object[] messages = new Object[1000];
        String[] ids = new String[20 * messages.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "E" + i;
        }
        long leastOut = Long.MAX_VALUE;
        long leastIn = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < messages.length; i++) {
                messages[i] = new Object();
            }
            flow.drain(fact -> {});
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < messages.length; i++) {
                int order = calls.ordering(session, 1, 'D', "BTC", "2", "1");
                int send = calls.sending(session, 1, "D");
                calls.ended(calls.storing(session, 1), 1, null);
                calls.numbered(session, i + 1, "D");
                calls.writing(1, text);
                calls.handedOn(session, text);
                calls.sent(session, order, send, 1, true);
            }
            long between = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < messages.length; i++) {
                calls.queued(messages[i]);
                calls.received(session, messages[i], 1, "8", false);
                calls.isNews(session, '8', i + 1, false, ids[round * messages.length + i]);
                int event = report(session, "2", "F");
                calls.ended(calls.applying(session, 1, "8"), 1, null);
                calls.ended(event, 1, null);
            }
            leastOut = Math.min(leastOut, between - before);
            leastIn = Math.min(leastIn, threads.getCurrentThreadAllocatedBytes() - between);
        }

        assertThat(leastOut / messages.length).isZero();
        assertThat(leastIn / messages.length).isLessThanOrEqualTo(100);
    }

    private int report(Object session, String status, String executionType) {
        return calls.report(session, 1, status, executionType, null, null, "20260105-13:30:00.123");
    }

    private void send(String type, boolean handedOn) {
        int order = calls.ordering(session, 1, type.charAt(0), "BTC", "2", "1");
        int send = calls.sending(session, 1, type);
        calls.sent(session, order, send, 1, handedOn);
    }

    private Map<String, Long> counted(String name) {
        return Counts.calls(measure, "fix." + name);
    }

    private static String text(String type, String header) {
        return ("8=FIX.4.4|9=100|35=" + type + "|" + header + "52=now|55=BTC|10=000|").replace('|', '\u0001');
    }

    /** Stands for the library's. */
    private static final class MemoryStore {}
}
