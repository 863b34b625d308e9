package io.tbot.engine.orders;

import static io.tbot.engine.orders.CallFailure.Outcome.NOT_OFFERED;
import static io.tbot.engine.orders.CallFailure.Outcome.REFUSED;
import static io.tbot.engine.orders.CallFailure.Outcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.knowm.xchange.exceptions.ExchangeException;
import org.knowm.xchange.exceptions.ExchangeUnavailableException;
import org.knowm.xchange.exceptions.FundsExceededException;
import org.knowm.xchange.exceptions.NotYetImplementedForExchangeException;
import org.knowm.xchange.exceptions.SystemOverloadException;
import si.mazi.rescu.HttpStatusIOException;

class CallFailuresTest {
    private final CallFailures failures = new CallFailures();

    static Stream<Arguments> exceptions() {
        return Stream.of(
                Arguments.of(new FundsExceededException(), REFUSED, "funds_exceeded"),
                Arguments.of(new ExchangeException("no", null), REFUSED, "exchange"),
                Arguments.of(new ExchangeException("no", new IllegalStateException()), REFUSED, "exchange"),
                Arguments.of(new ExchangeException("no", new IOException()), UNKNOWN, "io"),
                Arguments.of(new ExchangeUnavailableException(), UNKNOWN, "exchange_unavailable"),
                Arguments.of(new SystemOverloadException(), UNKNOWN, "system_overload"),
                Arguments.of(
                        new NotYetImplementedForExchangeException(), NOT_OFFERED, "not_yet_implemented_for_exchange"),
                Arguments.of(new UnsupportedOperationException(), NOT_OFFERED, "unsupported_operation"),
                Arguments.of(new SocketTimeoutException(), UNKNOWN, "socket_timeout"),
                Arguments.of(new SocketException(), UNKNOWN, "socket"),
                Arguments.of(new ConnectException(), REFUSED, "connect"),
                Arguments.of(new NullPointerException(), UNKNOWN, "null_pointer"),
                Arguments.of(new StackOverflowError(), UNKNOWN, "stack_overflow"),
                Arguments.of(new IllegalArgumentException(), REFUSED, "illegal_argument"),
                Arguments.of(new HttpStatusIOException(404), REFUSED, "http_4xx"),
                Arguments.of(new HttpStatusIOException(429), REFUSED, "rate_limit"),
                Arguments.of(new HttpStatusIOException(502), UNKNOWN, "http_5xx"),
                Arguments.of(new HttpStatusIOException(0), UNKNOWN, "http_status_io"),
                Arguments.of(new ExchangeException("no", new HttpStatusIOException(400)), REFUSED, "exchange"),
                Arguments.of(new ExchangeException("no", new HttpStatusIOException(503)), UNKNOWN, "http_5xx"),
                Arguments.of(
                        new CompletionException(new InvocationTargetException(new FundsExceededException())),
                        REFUSED,
                        "funds_exceeded"),
                Arguments.of(new RuntimeException() {}, REFUSED, "other"));
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void tellsByClassWhatBecameOfTheOrder(Throwable thrown, CallFailure.Outcome outcome, String reason) {
        assertThat(failures.of(thrown)).isEqualTo(new CallFailure(outcome, reason));
    }
}
