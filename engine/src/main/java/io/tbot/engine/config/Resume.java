package io.tbot.engine.config;

/**
 * One entry of {@code resume}: a method that takes up the tick a carrier brings.
 *
 * @param subtypes whether the class was written with {@code +}
 * @param carrier the path to the carrier
 * @param line where the entry begins, from 1
 */
public record Resume(String className, boolean subtypes, String method, Expression carrier, int line) {}
