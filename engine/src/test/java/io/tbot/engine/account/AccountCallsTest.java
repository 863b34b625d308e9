package io.tbot.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.Counts;
import io.tbot.engine.FreshThread;
import io.tbot.engine.exchange.Clients;
import io.tbot.engine.exchange.Venues;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshThread.class)
class AccountCallsTest {
    private final Measure measure = new Measure(Caps.standard());
    private final AccountCalls calls = new AccountCalls(measure, new Families(), new Clients(new Venues(List.of())));

    @Test
    void countsTheOutermostCallByWhatItIsAbout() {
        int outer = calls.enter(1, "kraken", "requestDepositAddress");
        calls.exit(calls.enter(2, "kraken", "requestDepositAddressData"), 2, null);
        calls.exit(outer, 1, null);
        calls.exit(calls.enter(3, "kraken", "getAccountInfo"), 3, new IOException());

        assertThat(Counts.calls(measure, "account.call"))
                .containsOnly(Map.entry("kraken deposit_address", 1L), Map.entry("kraken info", 1L));
        assertThat(Counts.failed(measure, "account.call"))
                .containsOnly(Map.entry("kraken deposit_address", 0L), Map.entry("kraken info", 1L));
    }

    @Test
    void countsNoCallThatTheLibraryDoesNotOffer() {
        calls.exit(calls.enter(1, "kraken", "withdrawFunds"), 1, new UnsupportedOperationException());

        assertThat(Counts.calls(measure, "account.call")).isEmpty();
    }
}
