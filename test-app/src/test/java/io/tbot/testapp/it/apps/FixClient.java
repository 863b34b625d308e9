package io.tbot.testapp.it.apps;

import static io.tbot.testapp.it.apps.FixMessages.of;
import static io.tbot.testapp.it.apps.FixMessages.tag;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.SessionSettings;
import quickfix.SocketInitiator;
import quickfix.ThreadedSocketInitiator;
import quickfix.mina.SessionConnector;

/**
 * A bot that trades over FIX: 1,000 orders and what can go wrong. Says what it did, waits for the end of its stdin.
 * Arguments: the venue's port, {@code memory} or {@code jdbc}, {@code one} thread for all sessions or {@code each};
 * with {@code wait} it is logged on before it waits for a byte, and trades then.
 */
public final class FixClient extends FixMessages.Quiet {
    private static final int ORDERS = 1000;
    private static final String[] SYMBOLS = {"BTC/USD", "ETH/USD", "SOL/USD"};

    private final FixWire wire = new FixWire();
    private final Map<String, Integer> orders = new TreeMap<>();
    private final SessionID id = new SessionID(FixMessages.VERSION, "BOT", "VENUE");
    private int nextOrder;

    public static void main(String[] args) throws Exception {
        new FixClient().run(args[0], new FixStores(args[1]), args[2].equals("each"), args.length > 3);
        System.exit(0);
    }

    private void run(String port, FixStores stores, boolean threadForEach, boolean wait) throws Exception {
        SessionSettings settings = FixMessages.settings(id, "initiator");
        settings.setString("SocketConnectHost", "127.0.0.1");
        settings.setString("SocketConnectPort", port);
        settings.setString("ReconnectInterval", "1");
        settings.setString("UseDataDictionary", "Y");
        settings.setString("DataDictionary", "fix44-small.xml");
        SessionConnector initiator = threadForEach
                ? new ThreadedSocketInitiator(this, stores.factory(settings), settings, wire, new FixMessages())
                : new SocketInitiator(this, stores.factory(settings), settings, wire, new FixMessages());
        initiator.start();
        await(() -> wire.of("A in") == 1 && session().isLoggedOn());
        if (wait) {
            System.out.println("logged on");
            System.in.read();
        }
        trade();
        goWrong();
        System.out.println("truth {\"wire\": " + FixMessages.json(wire.counts()) + ", \"orders\": "
                + FixMessages.json(orders) + ", \"statements\": " + FixMessages.json(stores.statements()) + "}");
        System.out.println("ready");
        System.in.read();
        initiator.stop(true);
    }

    private Session session() {
        return Session.lookupSession(id);
    }

    private void trade() throws Exception {
        for (int i = 0; i < ORDERS; i++) {
            order();
        }
        // of eight orders: 2 + 3 + 2 + 1 + 1 + 2 + 0 + 1 reports, a reject of either kind in turn, a cancel refused
        int eighth = ORDERS / 8;
        await(() -> wire.of("8 in") == 12 * eighth && wire.of("9 in") == eighth);
        await(() -> wire.of("j in") + wire.of("3 in") == eighth && wire.of("3 out") == eighth);
        Session.sendToTarget(of("V", 262, "data"), id);
        await(() -> wire.of("W in") == 5 && wire.of("X in") == 5);
        session().generateTestRequest("are you there");
        await(() -> wire.of("0 in") == 1);
    }

    private void goWrong() throws Exception {
        // three reports are lost; their resending brings a fourth again
        int reports = wire.of("8 in");
        Session.sendToTarget(of("V", 262, "lose"), id);
        await(() -> wire.of("8 in") == reports + 5);
        // the next order seems to come late to the venue
        session().setNextSenderMsgSeqNum(session().getExpectedSenderNum() + 2);
        order();
        await(() -> wire.of("2 in") == 1 && wire.of("D out") == ORDERS + 2);
        await(() -> wire.of("8 in") == reports + 7);
        Session.sendToTarget(of("V", 262, "hang up"), id);
        await(() -> !session().isLoggedOn());
        // an order while nobody is there is kept, and sent again after the next logon
        if (order()) {
            throw new IllegalStateException("sent without a connection");
        }
        await(() -> wire.of("A in") == 2 && session().isLoggedOn());
        await(() -> wire.of("8 in") == reports + 10);
        order();
        await(() -> wire.of("8 in") == reports + 12);
    }

    private boolean order() throws SessionNotFound {
        int number = nextOrder++;
        String symbol = SYMBOLS[number % SYMBOLS.length];
        int type = number % 2 + 1;
        int side = number / 2 % 2 + 1;
        Message order = of("D", 11, number, 55, symbol, 54, side, 40, type, 38, 100, 60, "20260101-00:00:00");
        orders.merge(
                symbol + " " + (type == 1 ? "market" : "limit") + " " + (side == 1 ? "buy" : "sell"), 1, Integer::sum);
        return Session.sendToTarget(order, id);
    }

    @Override
    public void fromApp(Message message, SessionID session) {
        if (!FixMessages.type(message).equals("8") || !tag(message, 150).equals("0")) {
            return;
        }
        String order = tag(message, 11);
        Object[] same = {55, tag(message, 55), 54, tag(message, 54)};
        try {
            switch (Integer.parseInt(order) % 8) {
                case 2 -> answer("F", order, "C" + order, same);
                case 5 -> answer("G", order, "R" + order, same);
                case 7 -> answer("F", "nobody", "C" + order, same);
                default -> {}
            }
        } catch (SessionNotFound gone) {
            throw new IllegalStateException(gone);
        }
    }

    private void answer(String type, String original, String order, Object[] same) throws SessionNotFound {
        Message message = of(type, same);
        message.setString(41, original);
        message.setString(11, order);
        Session.sendToTarget(message, id);
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > endNanos) {
                throw new IllegalStateException("so far " + wire.counts());
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }
}
