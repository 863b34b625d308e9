package io.tbot.testapp.it.apps;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;

/** Exchanges a known number of messages with an echoing venue over OkHttp, then waits for the end of its stdin. */
public final class OkHttpStreamBot {
    private static final int MESSAGES = 50;

    public static void main(String[] args) throws Exception {
        LoopbackVenue venue = new LoopbackVenue();
        OkHttpClient client = new OkHttpClient();
        Counting kept = new Counting(2 * MESSAGES);
        WebSocket stays = open(client, venue.stream().toString(), kept);
        for (int i = 0; i < MESSAGES; i++) {
            stays.send("abcö");
            stays.send(ByteString.of(new byte[10]));
        }
        kept.received.await(20, TimeUnit.SECONDS);

        Counting closed = new Counting(MESSAGES);
        WebSocket goes = open(client, venue.stream().toString(), closed);
        for (int i = 0; i < MESSAGES; i++) {
            goes.send("abcö");
        }
        closed.received.await(20, TimeUnit.SECONDS);
        goes.close(1000, "done");
        closed.ended.await(20, TimeUnit.SECONDS);
        System.out.println("late " + goes.send("too late"));

        Counting pinged = new Counting(1);
        OkHttpClient pinging =
                client.newBuilder().pingInterval(1, TimeUnit.SECONDS).build();
        WebSocket alive = open(pinging, venue.stream().toString(), pinged);
        TimeUnit.MILLISECONDS.sleep(1400); // one ping, and its pong
        alive.close(1001, "going");
        pinged.ended.await(20, TimeUnit.SECONDS);

        Counting refused = new Counting(1);
        open(client, "ws://127.0.0.1:" + LoopbackVenue.freePort() + "/down", refused);
        refused.ended.await(20, TimeUnit.SECONDS);
        Counting noSocket = new Counting(1);
        open(client, venue.rest() + "/no-websocket", noSocket);
        noSocket.ended.await(20, TimeUnit.SECONDS);
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }

    private static WebSocket open(OkHttpClient client, String address, Counting listener) throws Exception {
        WebSocket socket =
                client.newWebSocket(new Request.Builder().url(address).build(), listener);
        listener.opened.await(20, TimeUnit.SECONDS);
        return socket;
    }

    private static final class Counting extends WebSocketListener {
        final CountDownLatch opened = new CountDownLatch(1);
        final CountDownLatch received;
        final CountDownLatch ended = new CountDownLatch(1);

        Counting(int messages) {
            received = new CountDownLatch(messages);
        }

        @Override
        public void onOpen(WebSocket socket, Response response) {
            opened.countDown();
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            received.countDown();
        }

        @Override
        public void onMessage(WebSocket socket, ByteString bytes) {
            received.countDown();
        }

        @Override
        public void onClosed(WebSocket socket, int code, String reason) {
            System.out.println("closed " + code);
            ended.countDown();
        }

        @Override
        public void onFailure(WebSocket socket, Throwable fault, Response response) {
            System.out.println(fault.getClass().getName());
            opened.countDown();
            ended.countDown();
        }
    }
}
