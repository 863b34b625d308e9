package io.tbot.testapp.bot;

import java.util.List;
import java.util.Locale;

/** How an order gets to the venue. */
enum Way {
    REST,
    FIX,
    XCHANGE;

    static final String LABELS = "rest, fix, xchange, both";

    /** As options and measurements name it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The ways that an option's value stands for; none if it stands for nothing. */
    static List<Way> labelled(String label) {
        return switch (label) {
            case "rest" -> List.of(REST);
            case "fix" -> List.of(FIX);
            case "xchange" -> List.of(XCHANGE);
            case "both" -> List.of(REST, FIX);
            default -> List.of();
        };
    }
}
