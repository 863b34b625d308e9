package io.tbot.testapp.bot.xchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.exceptions.ExchangeException;

class VenueErrorTest {
    @ParameterizedTest
    @CsvSource({
        "-1003, too many requests, RateLimitExceededException",
        "-1121, symbol is not listed, CurrencyPairNotValidException",
        "-2010, account has insufficient balance for requested action, FundsExceededException",
        "-2010, client order id is taken, OrderNotValidException",
        "-2011, order is not open, OrderNotValidException",
        "-1102, parameter is missing, ExchangeException",
    })
    void aRefusalBecomesTheExceptionThatXChangeHasForIt(int code, String reason, String exception) {
        VenueError refusal = new VenueError(code, reason);

        ExchangeException inXChange = refusal.inXChange(CurrencyPair.BTC_USDT);

        assertThat(inXChange.getClass().getSimpleName()).isEqualTo(exception);
        assertThat(inXChange).hasMessageContaining(reason).hasCause(refusal);
    }
}
