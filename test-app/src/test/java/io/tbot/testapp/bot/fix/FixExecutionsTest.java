package io.tbot.testapp.bot.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.bot.Execution;
import io.tbot.testapp.fix.Messages;
import io.tbot.testapp.fix.Tags;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quickfix.Message;

class FixExecutionsTest {
    @Test
    void readsAFillToTheLastDigit() {
        Message report = report("1");
        report.setString(Tags.CL_ORD_ID, "S1-7");
        report.setString(Tags.LAST_QTY, "0.500");
        report.setString(Tags.LAST_PX, "60000.10");
        report.setString(Tags.CUM_QTY, "0.500");

        assertThat(FixExecutions.of(report))
                .isEqualTo(new Execution(
                        "S1-7",
                        4,
                        "BTCUSDT",
                        "PARTIALLY_FILLED",
                        new BigDecimal("0.500"),
                        new BigDecimal("60000.10"),
                        new BigDecimal("0.500"),
                        9));
    }

    @Test
    void aConfirmedCancelIsAReportOnTheOrder() {
        Message report = report("4");
        report.setString(Tags.CL_ORD_ID, "S1-7-C1");
        report.setString(Tags.ORIG_CL_ORD_ID, "S1-7");

        assertThat(FixExecutions.of(report).clOrdId()).isEqualTo("S1-7");
    }

    @ParameterizedTest
    @CsvSource({"0, NEW", "1, PARTIALLY_FILLED", "2, FILLED", "4, CANCELED", "8, REJECTED", "C, EXPIRED", "A, PENDING"})
    void aStatusIsTheWordThatTheBooksKnow(String code, String word) {
        assertThat(FixExecutions.of(report(code)).status()).isEqualTo(word);
    }

    @Test
    void aRefusedOrderHasNoIdOfTheVenue() {
        Message report = report("8");
        report.setString(Tags.ORDER_ID, "NONE");

        assertThat(FixExecutions.of(report).orderId()).isZero();
    }

    private static Message report(String status) {
        Message report = Messages.of(Messages.EXECUTION_REPORT);
        report.setString(Tags.ORDER_ID, "4");
        report.setString(Tags.EXEC_ID, "9");
        report.setString(Tags.SYMBOL, "BTCUSDT");
        report.setString(Tags.ORD_STATUS, status);
        return report;
    }
}
