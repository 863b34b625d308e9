package io.tbot.testapp.it.apps;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Exchanges a known number of messages with an echoing venue over Tyrus, then waits for its stdin. One bot for both
 * APIs, {@code javax.websocket} and {@code jakarta.websocket}: which one there is, it finds out.
 */
public final class TyrusBot {
    private static final int MESSAGES = 50;

    private final String api;
    private final Object container;

    private TyrusBot(String api) throws Exception {
        this.api = api;
        container = type("ContainerProvider").getMethod("getWebSocketContainer").invoke(null);
    }

    public static void main(String[] args) throws Exception {
        LoopbackVenue venue = new LoopbackVenue();
        TyrusBot bot = new TyrusBot(isThere("jakarta.websocket.Session") ? "jakarta" : "javax");
        Object stays = bot.connect(venue.stream());
        CountDownLatch kept = bot.listen(stays, 2 * MESSAGES);
        Object basic = bot.call("Session", stays, "getBasicRemote");
        for (int i = 0; i < MESSAGES; i++) {
            bot.send("RemoteEndpoint$Basic", basic, "sendText", String.class, "abcö");
            bot.send("RemoteEndpoint$Basic", basic, "sendBinary", ByteBuffer.class, ByteBuffer.allocate(10));
        }
        bot.send("RemoteEndpoint", basic, "sendPing", ByteBuffer.class, ByteBuffer.allocate(3));
        System.out.println("all came " + kept.await(20, TimeUnit.SECONDS));

        Object goes = bot.connect(venue.stream());
        CountDownLatch closed = bot.listen(goes, MESSAGES);
        Object async = bot.call("Session", goes, "getAsyncRemote");
        for (int i = 0; i < MESSAGES; i++) {
            bot.send("RemoteEndpoint$Async", async, "sendText", String.class, "abcö");
        }
        System.out.println("all came " + closed.await(20, TimeUnit.SECONDS));
        bot.call("Session", goes, "close");
        try {
            bot.connect(URI.create("ws://127.0.0.1:" + LoopbackVenue.freePort() + "/down"));
        } catch (InvocationTargetException refused) {
            System.out.println(refused.getCause().getClass().getSimpleName());
        }
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(api + ".websocket." + name);
    }

    private Object call(String type, Object on, String method) throws Exception {
        return type(type).getMethod(method).invoke(on);
    }

    private void send(String type, Object on, String method, Class<?> kind, Object message) throws Exception {
        type(type).getMethod(method, kind).invoke(on, message);
    }

    private Object connect(URI uri) throws Exception {
        Class<?> endpoint = Class.forName(
                "io.tbot.testapp.it.apps.TyrusEndpoints$" + api.substring(0, 1).toUpperCase() + api.substring(1));
        Object builder =
                type("ClientEndpointConfig$Builder").getMethod("create").invoke(null);
        return type("WebSocketContainer")
                .getMethod("connectToServer", Class.class, type("ClientEndpointConfig"), URI.class)
                .invoke(container, endpoint, call("ClientEndpointConfig$Builder", builder, "build"), uri);
    }

    private CountDownLatch listen(Object session, int messages) throws Exception {
        CountDownLatch received = new CountDownLatch(messages);
        Class<?> whole = type("MessageHandler$Whole");
        InvocationHandler counting = (proxy, method, args) -> switch (method.getName()) {
            case "onMessage" -> {
                received.countDown();
                yield null;
            }
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == args[0];
            default -> "counting";
        };
        Method add = type("Session").getMethod("addMessageHandler", Class.class, whole);
        for (Class<?> kind : new Class<?>[] {String.class, ByteBuffer.class, type("PongMessage")}) {
            Object handler = Proxy.newProxyInstance(TyrusBot.class.getClassLoader(), new Class<?>[] {whole}, counting);
            add.invoke(session, kind, handler);
        }
        return received;
    }
}
