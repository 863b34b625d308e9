package io.tbot.engine.config;

/**
 * One entry of {@code carriers}: a class whose instances carry the tick from their constructor on.
 *
 * @param subtypes whether it was written with {@code +}
 * @param line where the entry begins, from 1
 */
public record Carrier(String className, boolean subtypes, int line) {}
