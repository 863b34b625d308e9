package io.tbot.testapp.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VenueOptionsTest {
    @Test
    void startsWithTheDefaultsOfTheWire() {
        assertThat(VenueOptions.parse())
                .isEqualTo(new VenueOptions(
                        0, 0, 0, 1, 500, List.of("BTCUSDT", "ETHUSDT", "SOLUSDT"), EnumSet.noneOf(Fault.class), 0, 0));
    }

    @Test
    void readsEveryOption() {
        VenueOptions options = VenueOptions.parse(
                "--port 1 --ws-port 2 --fix-port 3 --seed -3 --rate 4 --symbols A,B --fault gaps --fault stalls --seconds 5 --parent-pid 6"
                        .split(" "));

        assertThat(options)
                .isEqualTo(new VenueOptions(1, 2, 3, -3, 4, List.of("A", "B"), Set.of(Fault.GAPS, Fault.STALLS), 5, 6));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port 70000     | option --port: '70000' is outside 0..65535",
                "--rate fast      | option --rate: 'fast' is not a whole number",
                "--symbols btc    | option --symbols: 'btc' is not a symbol of 1..20 capital letters and digits",
                "--symbols A,A    | option --symbols: 'A,A' names a symbol twice",
                "--seconds        | option '--seconds' has no value",
            })
    void namesTheOptionTheValueAndTheBound(String args, String message) {
        assertThatThrownBy(() -> VenueOptions.parse(args.split(" "))).hasMessage(message);
    }

    @Test
    void reportsEveryMistakeAtOnce() {
        assertThatThrownBy(() -> VenueOptions.parse("--fault", "fire", "--prot", "1"))
                .hasMessage("option --fault: 'fire' is not one of slow-venue, rejects, partial-fills, gaps,"
                        + " disconnects, fix-disconnects, stalls, rate-limit\noption '--prot' is not known; "
                        + VenueOptions.USAGE);
    }
}
