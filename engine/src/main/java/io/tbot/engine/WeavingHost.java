package io.tbot.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the engine asks of whoever weaves. */
public interface WeavingHost {
    /**
     * The catalog of own probes has changed: weaves anew the loaded classes that the old or the new one means. Entered
     * by the clock thread.
     */
    void reweaveOwnProbes();

    /** A tick came: what needs weaving only then is due, if it is not done. */
    default void ticksCame() {}

    /** What weaving has cost so far. */
    Weaving weaving();

    /** Every instrumentation by name, and whether it is on. */
    Map<String, Boolean> instrumentations();

    /** The classes that are woven, by internal name, with the instrumentations each is woven for; bounded. */
    Map<String, List<String>> wovenClasses();

    /** Whether more loaded classes are about to be woven, without anything that the bot does. */
    boolean weavesMore();

    /** The classes of the loaders whose classes are left alone because they hide what woven code calls; bounded. */
    Collection<String> refusedLoaders();

    /** Classes that were meant and are left as they are, and why; bounded. */
    Map<String, String> leftAlone();

    /** Tells whoever attaches to this JVM where the endpoint is; {@code none} where it could not open. */
    void announce(String address);

    /** The names of the bot's classes that are loaded now, to find what a misspelt one was meant to be. */
    Collection<String> loadedClasses();

    /**
     * The cost of weaving.
     *
     * @param seen classes offered by the JVM
     * @param woven times that a class was changed
     * @param failed classes left alone because of an error
     * @param nanos time spent in transformation
     */
    record Weaving(long seen, long woven, long failed, long nanos) {}
}
