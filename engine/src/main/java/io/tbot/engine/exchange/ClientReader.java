package io.tbot.engine.exchange;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Reads from an object of a trading library which venue it talks to: for one that was made before the agent came, whose
 * making told nobody. Found once for a class, used once for an object.
 *
 * <p>Threads: the bot's, at an object's first call. Errors: what cannot be read is thrown.
 */
abstract class ClientReader {
    /** Of a class that holds no venue, such as a service in front of another. */
    static final ClientReader NONE = new ClientReader() {
        @Override
        Origin read(Object client) {
            return Origin.UNTOLD;
        }
    };

    private static final String XCHANGE = "org.knowm.xchange.service.BaseExchangeService";
    private static final String BINANCE_CONNECTOR = "com.binance.connector.client.impl.spot.Trade";

    /** The reader for objects of this class; {@link #NONE} also where another version of the library is different. */
    static ClientReader of(Class<?> type) {
        try {
            for (Class<?> each = type; each != null; each = each.getSuperclass()) {
                switch (each.getName()) {
                    case XCHANGE -> {
                        return new OfXChange(each);
                    }
                    case BINANCE_CONNECTOR -> {
                        return new OfBinanceConnector(each);
                    }
                    default -> {}
                }
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError different) {
            return NONE; // named by its class, as before it was looked at
        }
        return NONE;
    }

    /** What the object says. */
    abstract Origin read(Object client) throws ReflectiveOperationException;

    private static Field open(Class<?> type, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /**
     * What the library calls the venue, and where it reaches it.
     *
     * @param name of the venue
     * @param uri of its API
     */
    record Origin(@Nullable String name, @Nullable String uri) {
        static final Origin UNTOLD = new Origin(null, null);
    }

    /** A service's exchange has a specification, which is what its constructor tells. */
    private static final class OfXChange extends ClientReader {
        private final Field exchange;
        private final Method specification;
        private final Method name;
        private final Method uri;

        OfXChange(Class<?> service) throws ReflectiveOperationException {
            exchange = open(service, "exchange");
            specification = exchange.getType().getMethod("getExchangeSpecification");
            name = specification.getReturnType().getMethod("getExchangeName");
            uri = specification.getReturnType().getMethod("getSslUri");
        }

        @Override
        Origin read(Object client) throws ReflectiveOperationException {
            Object made = exchange.get(client);
            Object told = made == null ? null : specification.invoke(made);
            return told == null ? Origin.UNTOLD : new Origin((String) name.invoke(told), (String) uri.invoke(told));
        }
    }

    private static final class OfBinanceConnector extends ClientReader {
        private final Field baseUrl;

        OfBinanceConnector(Class<?> trade) throws ReflectiveOperationException {
            baseUrl = open(trade, "baseUrl");
        }

        @Override
        Origin read(Object client) throws ReflectiveOperationException {
            return new Origin("Binance", (String) baseUrl.get(client));
        }
    }
}
