package io.tbot.engine.orders;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the exception that an order call ended with says about the order. The nearest class above it that is in the
 * table decides; its own name is the reason, never its message. A mere wrapper is seen through.
 *
 * <p>Threads: any. Shape: one entry for each class of exception, gone with the class.
 */
final class CallFailures {
    private static final int MAX_WRAPPERS = 8;
    private static final String XCHANGE = "org.knowm.xchange.exceptions.";
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

    private static final Map<String, Boolean> WRAPPERS = Map.of(
            XCHANGE + "ExchangeException",
            true,
            "si.mazi.rescu.AwareException",
            true,
            "java.lang.reflect.UndeclaredThrowableException",
            true,
            "java.lang.reflect.InvocationTargetException",
            true,
            "java.util.concurrent.CompletionException",
            true,
            "java.util.concurrent.ExecutionException",
            true);

    private final ClassValue<Kind> kinds = new ClassValue<>() {
        @Override
        protected Kind computeValue(Class<?> type) {
            return new Kind(
                    new CallFailure(outcome(type), reason(type)),
                    WRAPPERS.containsKey(type.getName()),
                    statusGetter(type));
        }
    };

    /** What {@code thrown} says. */
    CallFailure of(Throwable thrown) {
        Throwable fault = thrown;
        for (int i = 0; i < MAX_WRAPPERS; i++) {
            Kind kind = kinds.get(fault.getClass());
            Throwable cause = kind.wrapper ? fault.getCause() : null;
            if (cause == null) {
                CallFailure told = kind.status == null ? null : ofStatus(kind.status, fault);
                return told == null ? kind.failure : told;
            }
            fault = cause;
        }
        return kinds.get(fault.getClass()).failure;
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

    private static @Nullable CallFailure ofStatus(Method getter, Throwable fault) {
        try {
            int status = (Integer) getter.invoke(fault);
            if (status >= 500) {
                return CallFailure.HTTP_5XX;
            }
            if (status == 429 || status == 418) {
                return CallFailure.RATE_LIMIT;
            }
            return status >= 400 ? CallFailure.HTTP_4XX : null;
        } catch (ReflectiveOperationException | RuntimeException another) {
            return null;
        }
    }

    /** What there is to know of a class of exceptions. */
    private static final class Kind {
        final CallFailure failure;
        final boolean wrapper;
        final @Nullable Method status;

        Kind(CallFailure failure, boolean wrapper, @Nullable Method status) {
            this.failure = failure;
            this.wrapper = wrapper;
            this.status = status;
        }
    }
}
