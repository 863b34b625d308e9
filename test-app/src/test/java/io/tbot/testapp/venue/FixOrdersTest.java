package io.tbot.testapp.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tbot.testapp.fix.Messages;
import io.tbot.testapp.fix.Tags;
import io.tbot.testapp.venue.MatchingRules.Fate;
import java.io.IOException;
import java.net.BindException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FixOrdersTest {
    private static final int[] REPORT = {
        Tags.CL_ORD_ID,
        Tags.ORIG_CL_ORD_ID,
        Tags.ORDER_ID,
        Tags.EXEC_TYPE,
        Tags.ORD_STATUS,
        Tags.LAST_QTY,
        Tags.LAST_PX,
        Tags.CUM_QTY,
        Tags.LEAVES_QTY
    };
    private static final int[] REFUSAL = {Tags.ORDER_ID, Tags.EXEC_TYPE, Tags.ORD_STATUS, Tags.ORD_REJ_REASON, Tags.TEXT
    };

    private final MatchingRules rules = new MatchingRules(1, Faults.none());
    private Venue venue;
    private FixClient client;

    @BeforeEach
    void logOn() throws Exception {
        venue = Venue.open(VenueOptions.parse("--rate", "0"));
        client = new FixClient(venue);
    }

    @AfterEach
    void leave() throws Exception {
        client.close();
        venue.close();
    }

    @Test
    void reportsAFillInTwoPartsInOrder() throws Exception {
        String id = orderThat(Fate.FILLS_IN_TWO_PARTS);

        client.order(id);

        assertThat(client.next(REPORT)).isEqualTo("8 11=" + id + " 37=1 150=0 39=0 14=0 151=0.5");
        assertThat(client.next(REPORT))
                .isEqualTo("8 11=" + id + " 37=1 150=F 39=1 32=0.25 31=60000.10 14=0.25 151=0.25");
        assertThat(client.next(REPORT)).isEqualTo("8 11=" + id + " 37=1 150=F 39=2 32=0.25 31=60000.10 14=0.5 151=0");
    }

    @Test
    void refusesTheOrdersItsRulesReject() throws Exception {
        client.order(orderThat(Fate.REJECTED));

        assertThat(client.next(REFUSAL))
                .isEqualTo("8 37=NONE 150=8 39=8 103=3 58=account has insufficient balance for requested action");
    }

    @Test
    void refusesWhatAnOrderLacksByName() throws Exception {
        client.send(Messages.NEW_ORDER, Tags.CL_ORD_ID, "a", Tags.SYMBOL, "BTCUSDT", Tags.SIDE, 1, Tags.ORD_TYPE, 2);
        client.send(Messages.NEW_ORDER, Tags.CL_ORD_ID, "b", Tags.SYMBOL, "DOGE");

        assertThat(client.next(REFUSAL)).endsWith("103=99 58=parameter 'quantity' is missing");
        assertThat(client.next(REFUSAL)).endsWith("103=1 58=symbol 'DOGE' is not listed");
    }

    @Test
    void cancelsAnOrderOnlyOnce() throws Exception {
        String id = orderThat(Fate.STAYS_OPEN);
        client.order(id);
        client.next();

        client.cancel(id, "c1");
        client.cancel(id, "c2");
        client.cancel("nobody", "c3");

        assertThat(client.next(REPORT)).isEqualTo("8 11=c1 41=" + id + " 37=1 150=4 39=4 14=0 151=0");
        assertThat(client.next(Tags.CL_ORD_ID, Tags.CXL_REJ_REASON, Tags.CXL_REJ_RESPONSE_TO))
                .isEqualTo("9 11=c2 102=0 434=1");
        assertThat(client.next(Tags.CL_ORD_ID, Tags.CXL_REJ_REASON)).isEqualTo("9 11=c3 102=1");
    }

    @Test
    void replacesAnOrderThatRestsUnderItsNewId() throws Exception {
        String id = orderThat(Fate.STAYS_OPEN);
        client.order(id);
        client.next();

        replace(id, "r1", "0.75");
        replace(id, "r2", "0.75");
        client.cancel("r1", "c1");

        assertThat(client.next(REPORT)).isEqualTo("8 11=r1 41=" + id + " 37=1 150=5 39=0 14=0 151=0.75");
        assertThat(client.next(Tags.CL_ORD_ID, Tags.CXL_REJ_RESPONSE_TO)).isEqualTo("9 11=r2 434=2");
        assertThat(client.next(REPORT)).isEqualTo("8 11=c1 41=r1 37=1 150=4 39=4 14=0 151=0");
    }

    @Test
    void reportsACancelThatCameByRestToTheSessionOfTheOrder() throws Exception {
        String id = orderThat(Fate.STAYS_OPEN);
        client.order(id);
        client.next();

        new VenueClient(venue).cancel(id);

        assertThat(client.next(REPORT)).isEqualTo("8 11=" + id + " 37=1 150=4 39=4 14=0 151=0");
    }

    @Test
    void saysTooManyAsOftenAsByRest() throws Exception {
        new VenueClient(venue).post("/admin/fault?name=rate-limit&on=true");

        int refused = 0;
        for (int i = 0; i < 60; i++) {
            client.cancel("nobody", "c" + i);
            refused += client.next(Tags.TEXT).equals("j 58=too many requests") ? 1 : 0;
        }

        assertThat(refused).isBetween(1, 30);
    }

    @Test
    void saysWhichPortIsTaken() {
        int taken = venue.fixPort();

        assertThatThrownBy(() -> Venue.open(VenueOptions.parse("--fix-port", Integer.toString(taken))))
                .isInstanceOf(IOException.class)
                .hasMessage("FIX acceptor cannot listen on '127.0.0.1:" + taken + "'")
                .hasRootCauseInstanceOf(BindException.class);
    }

    @Test
    void countsEveryMessageOnTheWire() throws Exception {
        client.order(orderThat(Fate.FILLS_AT_ONCE));
        client.next();
        client.next();

        assertThat(new VenueClient(venue).journal().getObject("fix").toString())
                .isEqualTo("{8 out=2, A in=1, A out=1, D in=1}");
    }

    private void replace(String original, String id, String quantity) throws Exception {
        client.send(
                Messages.REPLACE,
                Tags.CL_ORD_ID,
                id,
                Tags.ORIG_CL_ORD_ID,
                original,
                Tags.SYMBOL,
                "BTCUSDT",
                Tags.SIDE,
                1,
                Tags.ORD_TYPE,
                2,
                Tags.ORDER_QTY,
                quantity,
                Tags.PRICE,
                "60000.10");
    }

    private String orderThat(Fate fate) {
        return IntStream.range(0, 10_000)
                .mapToObj(i -> "order-" + i)
                .filter(id -> rules.fateOf(id) == fate)
                .findFirst()
                .orElseThrow();
    }
}
