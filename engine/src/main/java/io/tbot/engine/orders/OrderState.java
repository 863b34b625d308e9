package io.tbot.engine.orders;

/**
 * How far an order has come, in the words of the catalogue. A later constant is never left for an earlier one, whatever
 * order the reports come in.
 */
enum OrderState {
    NEW("new", 1),
    PENDING("pending", 2),
    /** The bot's call ended without anyone knowing what the venue did; what the venue says later is more. */
    UNKNOWN("unknown", 4),
    OPEN("open", 8),
    PARTIALLY_FILLED("partially_filled", 16),
    REJECTED("rejected", 32),
    EXPIRED("expired", 64),
    CANCELLED("cancelled", 128),
    /** Last: an order that was executed whole was not cancelled after all. */
    FILLED("filled", 256);

    private static final OrderState[] ALL = values();

    private final String word;
    private final int bit;

    OrderState(String word, int bit) {
        this.word = word;
        this.bit = bit;
    }

    /** The label's value. */
    String word() {
        return word;
    }

    /** Whether nothing more is expected. */
    boolean isDone() {
        return compareTo(REJECTED) >= 0;
    }

    /** Whether the venue must have taken the order for it to get here. */
    boolean isAcknowledged() {
        return compareTo(OPEN) >= 0 && this != REJECTED;
    }

    /** A bit of its own. */
    int bit() {
        return bit;
    }

    /**
     * The state that a word of {@link StatusWords} stands for, as a venue says it: its {@code new} is an order it took.
     */
    static OrderState ofVenue(String word) {
        if (word.equals(NEW.word)) {
            return OPEN;
        }
        for (OrderState state : ALL) {
            if (state.word.equals(word)) {
                return state;
            }
        }
        return UNKNOWN;
    }
}
