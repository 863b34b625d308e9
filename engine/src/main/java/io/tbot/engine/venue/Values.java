package io.tbot.engine.venue;

import org.jspecify.annotations.Nullable;

/** Texts by slot. */
interface Values {
    /** {@code null} where there is none. */
    @Nullable
    String text(int slot);
}
