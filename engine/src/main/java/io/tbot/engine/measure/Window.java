package io.tbot.engine.measure;

/**
 * A span of recent time that statistics are asked over. Each reaches back its length and the slice that is still
 * running, so 10 s covers 10 to 20, 1 min covers 60 to 70 and 5 min covers 300 to 370 seconds.
 */
public enum Window {
    TEN_SECONDS("10s"),
    ONE_MINUTE("1m"),
    FIVE_MINUTES("5m"),
    /** Since the agent started. */
    ALL("all");

    private final String text;

    Window(String text) {
        this.text = text;
    }

    /** {@code 10s}. */
    public String text() {
        return text;
    }
}
