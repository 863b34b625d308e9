package io.tbot.testapp.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VenueOptionsTest {
    @Test
    void startsWithTheDefaultsOfTheWire() {
        assertThat(VenueOptions.parse())
                .isEqualTo(new VenueOptions(
                        0, 0, 0, 1, 500, List.of("BTCUSDT", "ETHUSDT", "SOLUSDT"), Map.of(), 0, 0, null));
    }

    @Test
    void readsEveryOption() {
        VenueOptions options = VenueOptions.parse(
                "--port 1 --ws-port 2 --fix-port 3 --seed -3 --rate 4 --symbols A,B --fault gaps --fault stalls=0.5 --seconds 5 --parent-pid 6 --journal j"
                        .split(" "));

        assertThat(options)
                .isEqualTo(new VenueOptions(
                        1,
                        2,
                        3,
                        -3,
                        4,
                        List.of("A", "B"),
                        Map.of(Fault.GAPS, 0.02, Fault.STALLS, 0.5),
                        5,
                        6,
                        Path.of("j")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port 70000     | option --port: '70000' is outside 0..65535",
                "--rate fast      | option --rate: 'fast' is not a whole number",
                "--symbols btc    | option --symbols: 'btc' is not a symbol of 1..20 capital letters and digits",
                "--symbols A,A    | option --symbols: 'A,A' names a symbol twice",
                "--fault gaps=2   | option --fault: share '2' is not a number above 0 and up to 1",
                "--seconds        | option '--seconds' has no value",
            })
    void namesTheOptionTheValueAndTheBound(String args, String message) {
        assertThatThrownBy(() -> VenueOptions.parse(args.split(" "))).hasMessage(message);
    }

    @Test
    void turnsEveryFaultOnThatHasNoShareOfItsOwn() {
        assertThat(VenueOptions.parse("--fault", "gaps=0.5", "--fault", "all").faults())
                .hasSize(Fault.values().length)
                .containsEntry(Fault.GAPS, 0.5)
                .containsEntry(Fault.RATE_LIMIT, 0.20);
    }

    @Test
    void reportsEveryMistakeAtOnce() {
        assertThatThrownBy(() -> VenueOptions.parse("--fault", "fire", "--prot", "1"))
                .hasMessage("option --fault: 'fire' is not one of slow-venue, rejects, partial-fills, gaps,"
                        + " disconnects, fix-disconnects, stalls, rate-limit, expires, lost-acks, duplicate-reports, tick-repeats, disorder,"
                        + " user-disconnects, server-errors\noption '--prot' is not known; "
                        + VenueOptions.USAGE);
    }
}
