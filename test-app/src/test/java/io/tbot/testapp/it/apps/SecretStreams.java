package io.tbot.testapp.it.apps;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/** Logs on over WebSockets as venues want it, in the address, in a header and in messages, which all come back. */
final class SecretStreams {
    private SecretStreams() {}

    static void work(Secrets secrets) throws Exception {
        LoopbackVenue venue = new LoopbackVenue();
        URI stream = URI.create(venue.stream().toString().replaceAll("=.*", "=" + secrets.of("ws.url")));
        String[] messages = {
            secrets.document("\"op\":\"login\",\"args\":[{\"passphrase\":\"" + secrets.of("ws.login") + "\"}]"),
            secrets.document(
                    "\"id\":\"w1\",\"method\":\"order.place\",\"params\":{\"symbol\":\"ETHUSDT\",\"side\":\"SELL\","
                            + "\"signature\":\"" + secrets.of("ws.signature") + "\"}"),
            "{\"e\":\"executionReport\",\"s\":\"BTCUSDT\",\"c\":\"x\",\"X\":\"NEW\",\"i\":7001,\"listenKey\":\""
                    + secrets.of("ws.listenKey") + "\"}",
            "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":7,\"sig\":\"" + secrets.of("ws.tick") + "\"}",
            "no JSON, " + secrets.of("ws.malformed"),
        };
        overJdk(stream, secrets, messages);
        overLibrary(stream, secrets, messages);
    }

    private static void overJdk(URI stream, Secrets secrets, String... messages) throws Exception {
        Semaphore handled = new Semaphore(0);
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + secrets.of("ws.header"))
                .buildAsync(stream, new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                        handled.release();
                        return WebSocket.Listener.super.onText(socket, text, last);
                    }
                })
                .join();
        for (String message : messages) {
            socket.sendText(message, true).join();
            await(handled);
        }
    }

    private static void overLibrary(URI stream, Secrets secrets, String... messages) throws Exception {
        Semaphore handled = new Semaphore(0);
        WebSocketClient client = new WebSocketClient(stream) {
            @Override
            public void onOpen(ServerHandshake handshake) {}

            @Override
            public void onMessage(String message) {
                handled.release();
            }

            @Override
            public void onClose(int code, String reason, boolean remote) {}

            @Override
            public void onError(Exception fault) {}
        };
        client.addHeader("Authorization", secrets.of("ws.header"));
        client.connectBlocking();
        for (String message : messages) {
            client.send(message);
            await(handled);
        }
    }

    private static void await(Semaphore handled) throws InterruptedException {
        if (!handled.tryAcquire(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no echo");
        }
    }
}
