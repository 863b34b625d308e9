package io.tbot.bootstrap;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Listens to a stream of orders or trades on the bot's behalf, as whatever listener type the stream's own library has.
 *
 * <p>Threads: whichever brings the stream's items; asked for on any. Errors: an item that cannot be read is counted and
 * goes on; nothing is thrown into the stream. Not: a stream that one service got from another, which is listened to
 * where the bot got it.
 */
public final class OrderStream implements InvocationHandler {
    /** How many services deep this thread is asking for a stream. */
    private static final ThreadLocal<int[]> DEPTH = new ThreadLocal<int[]>() {
        @Override
        protected int[] initialValue() {
            return new int[1];
        }
    };

    private final Object service;
    private final boolean trades;

    private OrderStream(Object service, boolean trades) {
        this.service = service;
        this.trades = trades;
    }

    /** A service is asked for a stream. */
    public static void enter() {
        DEPTH.get()[0]++;
    }

    /**
     * A service that was {@link #enter asked} answers.
     *
     * @param trades whether the items are the bot's trades; else they are orders
     * @param type the interface with the one method that takes an item
     * @return a {@code type}; {@code null} where nobody is to listen
     */
    public static @Nullable Object exit(Object service, boolean trades, Class<?> type) {
        int[] depth = DEPTH.get();
        depth[0] = Math.max(0, depth[0] - 1);
        if (depth[0] > 0 || Orders.begin() == 0) {
            return null;
        }
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new OrderStream(service, trades));
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments) {
        if (method.getDeclaringClass() == Object.class) {
            switch (method.getName()) {
                case "equals":
                    return arguments != null && self == arguments[0];
                case "hashCode":
                    return System.identityHashCode(self);
                default:
                    return "order stream";
            }
        }
        if (arguments != null && arguments.length == 1 && arguments[0] != null) {
            Orders.streamed(service, trades, arguments[0]);
        }
        return null;
    }
}
