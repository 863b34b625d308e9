package io.tbot.testapp.venue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the venue was asked to be.
 *
 * @param rate market data messages per second and connection
 * @param faults the share of each that is on, of 1
 * @param seconds how long to run; 0 is without end
 * @param parentPid the process to end with; 0 is none
 * @param journal file for its journal when it ends, or null
 */
record VenueOptions(
        int restPort,
        int webSocketPort,
        int fixPort,
        long seed,
        int rate,
        List<String> symbols,
        Map<Fault, Double> faults,
        int seconds,
        long parentPid,
        @Nullable Path journal) {
    static final String USAGE =
            "usage: VenueMain [--port P] [--ws-port P] [--fix-port P] [--seed S] [--rate TICKS_PER_SECOND]"
                    + " [--symbols A,B,C] [--fault NAME[=SHARE]|all]... [--seconds N] [--parent-pid PID]"
                    + " [--journal FILE]";

    private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9]{1,20}");
    private static final int MAX_PORT = 65_535;
    private static final int MAX_SECONDS = 86_400;

    /** @throws IllegalArgumentException with a message for each option that is wrong, one a line */
    static VenueOptions parse(String... args) {
        Builder builder = new Builder();
        List<String> mistakes = new ArrayList<>();
        for (int i = 0; i < args.length; i += 2) {
            try {
                if (i + 1 == args.length) {
                    throw new IllegalArgumentException("option '" + args[i] + "' has no value");
                }
                builder.set(args[i], args[i + 1]);
            } catch (IllegalArgumentException mistake) {
                mistakes.add(String.valueOf(mistake.getMessage()));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", mistakes));
        }
        return builder.build();
    }

    private static final class Builder {
        private int restPort;
        private int webSocketPort;
        private int fixPort;
        private long seed = 1;
        private int rate = 500;
        private List<String> symbols = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT");
        private final Map<Fault, Double> faults = new EnumMap<>(Fault.class);
        private int seconds;
        private long parentPid;
        private @Nullable Path journal;

        void set(String option, String value) {
            switch (option) {
                case "--port" -> restPort = (int) number(option, value, 0, MAX_PORT);
                case "--ws-port" -> webSocketPort = (int) number(option, value, 0, MAX_PORT);
                case "--fix-port" -> fixPort = (int) number(option, value, 0, MAX_PORT);
                case "--seed" -> seed = number(option, value, Long.MIN_VALUE, Long.MAX_VALUE);
                case "--rate" -> rate = (int) number(option, value, 0, MarketDataPublisher.MAX_RATE);
                case "--symbols" -> symbols = symbols(option, value);
                case "--fault" -> fault(option, value);
                case "--seconds" -> seconds = (int) number(option, value, 1, MAX_SECONDS);
                case "--parent-pid" -> parentPid = number(option, value, 1, Long.MAX_VALUE);
                case "--journal" -> journal = Path.of(value);
                default -> throw new IllegalArgumentException("option '" + option + "' is not known; " + USAGE);
            }
        }

        VenueOptions build() {
            return new VenueOptions(
                    restPort, webSocketPort, fixPort, seed, rate, symbols, faults, seconds, parentPid, journal);
        }

        private static long number(String option, String value, long least, long most) {
            long number;
            try {
                number = Long.parseLong(value);
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException("option " + option + ": '" + value + "' is not a whole number");
            }
            if (number < least || number > most) {
                throw new IllegalArgumentException(
                        "option " + option + ": '" + value + "' is outside " + least + ".." + most);
            }
            return number;
        }

        private static List<String> symbols(String option, String value) {
            List<String> symbols = Arrays.asList(value.split(",", -1));
            for (String symbol : symbols) {
                if (!SYMBOL.matcher(symbol).matches()) {
                    throw new IllegalArgumentException("option " + option + ": '" + symbol
                            + "' is not a symbol of 1..20 capital letters and digits");
                }
            }
            if (new HashSet<>(symbols).size() < symbols.size()) {
                throw new IllegalArgumentException("option " + option + ": '" + value + "' names a symbol twice");
            }
            return List.copyOf(symbols);
        }

        private void fault(String option, String value) {
            try {
                FaultOption.addTo(faults, value);
            } catch (IllegalArgumentException mistake) {
                throw new IllegalArgumentException("option " + option + ": " + mistake.getMessage());
            }
        }
    }
}
