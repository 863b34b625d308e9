package io.tbot.engine.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.bootstrap.Fix;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.engine.Counts;
import io.tbot.engine.FreshThread;
import io.tbot.engine.HostileTexts;
import io.tbot.engine.exchange.Venues;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.orders.Blotter;
import io.tbot.engine.orders.StatusWords;
import io.tbot.engine.tick.Ticks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** FIX sessions whose other side, or whose bot, puts anything into any field. The seed is in every message. */
@ExtendWith(FreshThread.class)
class HostileFieldsTest {
    private static final int MESSAGES = 100_000;
    private static final int SESSIONS = 1000;
    private static final long SEED = 20_261_126;
    private static final char[] KINDS = {'D', 'F', 'G'};

    private final Measure measure = new Measure(Caps.standard());
    private final OrderFlow flow = new OrderFlow(new Ticks());
    private final StatusWords statuses = new StatusWords();
    private final Families families = new Families();
    private final FixCalls calls = new FixCalls(
            measure,
            families,
            new Venues(List.of()),
            statuses,
            flow,
            new Feeds(new Ticks(), measure, new Families(), new WallClock()));
    private final Blotter blotter = new Blotter(flow, measure, new Families(), 1000, 1000);
    private final HostileTexts texts = new HostileTexts(SEED);
    private final List<Object> sessions = new ArrayList<>();

    @Test
    void throwsNothingStaysBoundedAndCountsWhatItHasNoRoomFor() {
        for (int i = 0; i < SESSIONS; i++) {
            sessions.add(new Object());
            calls.introduced(sessions.get(i), texts.next("FIX.4.4:BOT->V"), texts.orNull("V"), i % 2 == 0, null, false);
        }
        long half = 0;
        long blotterHalf = 0;
        for (int i = 0; i < MESSAGES; i++) {
            try {
                message(sessions.get(i % SESSIONS), i + 1L);
            } catch (RuntimeException | Error thrown) {
                throw new AssertionError("seed " + SEED + ", message " + i, thrown);
            }
            if (i % 100 == 0) {
                blotter.catchUp(i * 1_000_000L);
            }
            half = i == MESSAGES / 2 ? measure.footprintBytes() : half;
            blotterHalf = i == MESSAGES / 2 ? blotter.footprintBytes() : blotterHalf;
        }
        blotter.catchUp(MESSAGES * 1_000_000L);

        assertThat(measure.footprintBytes() - half).isLessThan(2_000_000);
        assertThat(blotter.footprintBytes()).isLessThan(8_000_000);
        assertThat(blotter.faults()).isZero();
        assertThat(measure.faults()).isZero();
        assertThat(calls.untrackedSessions()).isPositive();
        assertThat(blotter.unknownStatuses() + statuses.unknown()).isPositive();
        assertThat(measure.overflows()).isNotEmpty();
        assertThat(Counts.calls(measure, "fix.messages_total").values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isGreaterThan(MESSAGES);
        assertThat(measure.read().series()).allSatisfy(series -> {
            for (int i = 0; i < series.point().slots().size(); i++) {
                assertThat(String.valueOf(series.label(i))).hasSizeLessThanOrEqualTo(128);
            }
        });
    }

    private void message(Object session, long nanos) {
        out(session, nanos);
        in(session, nanos);
    }

    private void out(Object session, long nanos) {
        char kind = KINDS[texts.number(KINDS.length)];
        OrderFacts facts = flow.facts();
        fill(facts);
        int order = calls.ordering(session, nanos, kind, texts.orNull("BTC/USD"), texts.orNull("2"), texts.orNull("1"));
        String type = texts.next(String.valueOf(kind));
        int send = calls.sending(session, nanos, type);
        int number = Fix.numberOf(texts.orNull("17"));
        calls.numbered(session, number, type);
        String text = wire(type);
        calls.writing(nanos, text);
        calls.handedOn(session, text);
        calls.testing(session, nanos, texts.next("are you there"));
        calls.sent(session, order, send, nanos, texts.number(2) == 0);
        calls.rejecting(session, texts.orNull("8"), texts.number(2) == 0, texts.orNull("5"));
    }

    private void in(Object session, long nanos) {
        String type = texts.next("8");
        Object message = new Object();
        if (texts.number(4) == 0) {
            calls.queued(message);
        }
        calls.received(session, message, nanos, type, texts.number(9) == 0);
        calls.ended(calls.applying(session, nanos, type), nanos, null);
        int number = Fix.numberOf(texts.orNull("17"));
        if (calls.isNews(session, '8', number, texts.number(9) == 0, texts.orNull("e1"))) {
            fill(flow.facts());
            int token = calls.report(
                    session,
                    nanos,
                    texts.orNull("2"),
                    texts.orNull("F"),
                    texts.orNull("0"),
                    texts.orNull("99"),
                    texts.orNull("20260105-13:30:00.123"));
            calls.ended(token, nanos, null);
        }
        calls.refused(session, texts.orNull("BTC/USD"), texts.orNull("3"));
        fill(flow.facts());
        calls.cancelRefused(session, texts.orNull("1"), texts.orNull("2"));
        calls.rejected(session, number, texts.orNull("D"), texts.number(2) == 0, texts.orNull("5"));
        int tick = calls.tick(
                session,
                nanos,
                texts.number(2) == 0,
                texts.orNull("BTC/USD"),
                texts.orNull("20260105"),
                texts.orNull("13:30:00.5"),
                texts.orNull("20260105-13:30:00"));
        calls.ticked(tick, nanos, null);
        calls.answered(session, nanos, texts.next("are you there"));
        calls.tooHigh(session, Fix.numberOf(texts.orNull("900000000")), number);
        calls.disconnected(session, texts.orNull("Timed out waiting for heartbeat"));
        calls.loggedOn(session);
    }

    private void fill(OrderFacts facts) {
        facts.clientId = texts.orNull("c1");
        facts.origClientId = texts.orNull("c0");
        facts.venueId = texts.orNull("NONE");
        facts.execId = texts.orNull("0");
        facts.qty = texts.orNull("100");
        facts.price = texts.orNull("1.5");
        facts.lastQty = texts.orNull("1");
        facts.lastPx = texts.orNull("2");
        facts.cumQty = texts.orNull("3");
        facts.avgPx = texts.orNull("4");
        facts.side = texts.orNull("1");
        facts.symbol = texts.orNull("BTC/USD");
    }

    private String wire(String type) {
        String good = "8=FIX.4.4\u00019=100\u000135=" + type + "\u000134=7\u000143=Y\u000149=BOT\u000110=000\u0001";
        return texts.number(3) == 0 ? texts.next(good) : good;
    }
}
