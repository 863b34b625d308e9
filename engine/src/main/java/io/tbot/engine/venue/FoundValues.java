package io.tbot.engine.venue;

import org.jspecify.annotations.Nullable;

/** What was found, and behind it what is known otherwise. Threads: one, each has its own. */
final class FoundValues implements Values {
    private final Found found;
    private @Nullable Values behind;

    FoundValues(Found found) {
        this.found = found;
    }

    /** These values, in front of {@code behind}. */
    FoundValues before(Values behind) {
        this.behind = behind;
        return this;
    }

    @Override
    public @Nullable String text(int slot) {
        String text = found.text(slot);
        Values behind = this.behind;
        return text != null || behind == null ? text : behind.text(slot);
    }
}
