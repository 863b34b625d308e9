package io.tbot.engine.orders;

import io.tbot.bootstrap.OrderFacts;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the exception that an order call ended with says about the order. The nearest class above it that is in the
 * table decides; its own name is the reason, never its message. A mere wrapper is seen through.
 *
 * <p>Threads: any. Shape: one entry for each class of exception, gone with the class.
 */
public final class CallFailures {
    private static final int MAX_WRAPPERS = 8;
    private static final String XCHANGE = "org.knowm.xchange.exceptions.";
    private static final String BINANCE = "com.binance.connector.client.exceptions.";
    private static final String HTTP_STATUS = "si.mazi.rescu.HttpStatusException";

    private static final Map<String, CallFailure.Outcome> OUTCOMES = new HashMap<>();

    static {
        for (String feature : new String[] {
            "java.lang.UnsupportedOperationException",
            XCHANGE + "NotYetImplementedForExchangeException",
            XCHANGE + "NotAvailableFromExchangeException"
        }) {
            OUTCOMES.put(feature, CallFailure.Outcome.NOT_OFFERED);
        }
        for (String unknown : new String[] {
            XCHANGE + "ExchangeUnavailableException",
            XCHANGE + "SystemOverloadException",
            XCHANGE + "InternalServerException",
            XCHANGE + "OperationTimeoutException",
            BINANCE + "BinanceServerException",
            BINANCE + "BinanceClientException", // by its status
            "java.io.IOException",
            "java.util.concurrent.TimeoutException",
            "java.util.concurrent.CancellationException",
            "java.lang.InterruptedException",
            "java.lang.Error",
            // a fault of the program says nothing of what the venue did
            "java.lang.NullPointerException",
            "java.lang.ClassCastException",
            "java.lang.IndexOutOfBoundsException"
        }) {
            OUTCOMES.put(unknown, CallFailure.Outcome.UNKNOWN);
        }
        for (String neverSent : new String[] {
            "java.net.ConnectException",
            "java.net.NoRouteToHostException",
            "java.net.UnknownHostException",
            "java.net.http.HttpConnectTimeoutException",
            "java.net.MalformedURLException",
            "javax.net.ssl.SSLHandshakeException"
        }) {
            OUTCOMES.put(neverSent, CallFailure.Outcome.REFUSED);
        }
    }

    private static final String EXCHANGE_SAID = XCHANGE + "ExchangeException";
    private static final Set<String> WRAPPERS = Set.of(
            EXCHANGE_SAID,
            "si.mazi.rescu.AwareException",
            "java.lang.reflect.UndeclaredThrowableException",
            "java.lang.reflect.InvocationTargetException",
            "java.util.concurrent.CompletionException",
            "java.util.concurrent.ExecutionException");

    private final ClassValue<Kind> kinds = new ClassValue<>() {
        @Override
        protected Kind computeValue(Class<?> type) {
            return new Kind(
                    new CallFailure(outcome(type), reason(type)),
                    WRAPPERS.contains(type.getName()),
                    type.getName().equals(EXCHANGE_SAID),
                    type.getName().equals(BINANCE + "BinanceConnectorException"),
                    statusGetter(type),
                    type.getName().startsWith(BINANCE) ? getter(type, "getErrorCode") : null);
        }
    };

    /** What {@code thrown} says. XChange's general exception keeps its name unless its cause leaves the fate open. */
    public CallFailure of(Throwable thrown) {
        CallFailure general = null;
        Throwable fault = thrown;
        Kind kind = kinds.get(fault.getClass());
        for (int i = 0; i < MAX_WRAPPERS && kind.wrapper; i++) {
            Throwable cause = fault.getCause();
            if (cause == null) {
                break;
            }
            general = general == null && kind.general ? kind.failure : general;
            fault = cause;
            kind = kinds.get(fault.getClass());
        }
        CallFailure failure = kind.status == null ? kind.failure : byStatus(kind.failure, kind.status, fault);
        if (kind.code != null && failure.equals(CallFailure.HTTP_4XX)) {
            failure = byCode(kind.code, fault);
        } else if (kind.connector && isOnTheWay(fault)) {
            failure = new CallFailure(CallFailure.Outcome.UNKNOWN, failure.reason());
        }
        boolean refused = failure.outcome() == CallFailure.Outcome.REFUSED;
        return general != null && refused ? general : failure;
    }

    /** Puts into {@code facts} what {@code thrown} says; without one the result said no. */
    CallFailure tell(@Nullable Throwable thrown, OrderFacts facts) {
        CallFailure failure = thrown == null ? CallFailure.SAID_NO : of(thrown);
        facts.reason = failure.reason();
        facts.outcome = switch (failure.outcome()) {
            case REFUSED -> OrderFacts.REFUSED;
            case UNKNOWN -> OrderFacts.UNKNOWN;
            case NOT_OFFERED -> OrderFacts.NOT_OFFERED;
        };
        return failure;
    }

    /** The nearest class of the table at or above {@code type}; what nobody listed is the venue's or library's no. */
    private static CallFailure.Outcome outcome(Class<?> type) {
        for (Class<?> above = type; above != null; above = above.getSuperclass()) {
            CallFailure.Outcome outcome = OUTCOMES.get(above.getName());
            if (outcome != null) {
                return outcome;
            }
        }
        return CallFailure.Outcome.REFUSED;
    }

    /** {@code FundsExceededException} is {@code funds_exceeded}. */
    private static String reason(Class<?> type) {
        String bare = type.getSimpleName().replaceAll("(?<=.)(Exception|Error)$", "");
        String name = bare.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        return name.isEmpty() ? "other" : name;
    }

    /** The getter of an exception that rescu gives the status of the answer. */
    private static @Nullable Method statusGetter(Class<?> type) {
        if (type.getName().startsWith(BINANCE)) {
            return getter(type, "getHttpStatusCode");
        }
        for (Class<?> above = type; above != null; above = above.getSuperclass()) {
            for (Class<?> declared : above.getInterfaces()) {
                if (declared.getName().equals(HTTP_STATUS)) {
                    try {
                        return declared.getMethod("getHttpStatusCode");
                    } catch (ReflectiveOperationException | LinkageError another) {
                        return null;
                    }
                }
            }
        }
        return null;
    }

    /** The getter of an exception that knows more than its class; {@code null} where it has none. */
    private static @Nullable Method getter(Class<?> type, String name) {
        try {
            return type.getMethod(name);
        } catch (ReflectiveOperationException | LinkageError another) {
            return null;
        }
    }

    /** The venue's own code is the reason, where the answer had one. */
    private static CallFailure byCode(Method getter, Throwable fault) {
        try {
            int code = (Integer) getter.invoke(fault);
            return code == 0
                    ? CallFailure.HTTP_4XX
                    : new CallFailure(CallFailure.Outcome.REFUSED, Integer.toString(code));
        } catch (ReflectiveOperationException | RuntimeException another) {
            return CallFailure.HTTP_4XX;
        }
    }

    /** Binance's connector has one class for a parameter that is missing and for a connection that broke. */
    private static boolean isOnTheWay(Throwable fault) {
        String message = fault.getMessage();
        return message != null && message.startsWith("[ResponseHandler]");
    }

    /** The status decides where the class leaves it open, and a fault of the venue's server leaves it open again. */
    private static CallFailure byStatus(CallFailure byClass, Method getter, Throwable fault) {
        try {
            int status = (Integer) getter.invoke(fault);
            if (status >= 500) {
                return CallFailure.HTTP_5XX;
            }
            if (status < 400 || byClass.outcome() != CallFailure.Outcome.UNKNOWN) {
                return byClass;
            }
            return status == 429 || status == 418 ? CallFailure.RATE_LIMIT : CallFailure.HTTP_4XX;
        } catch (ReflectiveOperationException | RuntimeException another) {
            return byClass;
        }
    }

    /** What there is to know of a class of exceptions. */
    private static final class Kind {
        final CallFailure failure;
        final boolean wrapper;
        final boolean general;
        final boolean connector;
        final @Nullable Method status;
        final @Nullable Method code;

        Kind(
                CallFailure failure,
                boolean wrapper,
                boolean general,
                boolean connector,
                @Nullable Method status,
                @Nullable Method code) {
            this.failure = failure;
            this.wrapper = wrapper;
            this.general = general;
            this.connector = connector;
            this.status = status;
            this.code = code;
        }
    }
}
