package io.tbot.engine.measure;

/** Room for the label texts of one call, so that labels beyond a cap cost no memory. Threads: one call's. */
final class LabelTexts {
    /** As the call brought them. */
    final String[] wanted;

    /** With {@code other} where a cap was reached. */
    final String[] admitted;

    LabelTexts(int slots) {
        wanted = new String[slots];
        admitted = new String[slots];
    }
}
