package io.tbot.testapp.it.apps;

import com.neovisionaries.ws.client.WebSocket;
import com.neovisionaries.ws.client.WebSocketAdapter;
import com.neovisionaries.ws.client.WebSocketException;
import com.neovisionaries.ws.client.WebSocketFactory;
import com.neovisionaries.ws.client.WebSocketFrame;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Exchanges a known number of messages with an echoing venue over nv-websocket-client, then waits for its stdin. */
public final class NvStreamBot {
    private static final int MESSAGES = 50;

    public static void main(String[] args) throws Exception {
        LoopbackVenue venue = new LoopbackVenue();
        WebSocketFactory factory = new WebSocketFactory().setConnectionTimeout(5000);
        Counting kept = new Counting(2 * MESSAGES + 1);
        WebSocket stays = factory.createSocket(venue.stream()).addListener(kept).connect();
        for (int i = 0; i < MESSAGES; i++) {
            stays.sendText("abcö");
            stays.sendBinary(new byte[10]);
        }
        stays.sendPing(new byte[3]);
        kept.received.await(20, TimeUnit.SECONDS);

        Counting closed = new Counting(MESSAGES);
        WebSocket goes =
                factory.createSocket(venue.stream()).addListener(closed).connect();
        for (int i = 0; i < MESSAGES; i++) {
            goes.sendText("abcö");
        }
        closed.received.await(20, TimeUnit.SECONDS);
        goes.disconnect(1000, "done");
        closed.ended.await(20, TimeUnit.SECONDS);
        try {
            factory.createSocket("ws://127.0.0.1:" + LoopbackVenue.freePort() + "/down")
                    .connect();
        } catch (WebSocketException refused) {
            System.out.println(refused.getError());
        }
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }

    private static final class Counting extends WebSocketAdapter {
        final CountDownLatch received;
        final CountDownLatch ended = new CountDownLatch(1);

        Counting(int messages) {
            received = new CountDownLatch(messages);
        }

        @Override
        public void onTextMessage(WebSocket socket, String text) {
            received.countDown();
        }

        @Override
        public void onBinaryMessage(WebSocket socket, byte[] binary) {
            received.countDown();
        }

        @Override
        public void onPongFrame(WebSocket socket, WebSocketFrame frame) {
            received.countDown();
        }

        @Override
        public void onDisconnected(
                WebSocket socket, WebSocketFrame server, WebSocketFrame client, boolean closedByServer) {
            System.out.println("closed " + server.getCloseCode());
            ended.countDown();
        }
    }
}
