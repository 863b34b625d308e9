package io.tbot.agent.cli.print;

/** So many of a thing, in words. */
public final class Counted {
    private Counted() {}

    /** {@code 1 rule}, {@code 2 rules}, {@code no mistake}. */
    public static String of(long count, String thing) {
        return count == 0 ? "no " + thing : count + " " + thing + (count == 1 ? "" : "s");
    }
}
