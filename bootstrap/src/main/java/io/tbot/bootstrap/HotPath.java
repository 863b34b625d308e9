package io.tbot.bootstrap;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that runs on the bot's own threads: it allocates nothing, waits for nothing, throws nothing, ends, and
 * calls only its like. {@code HotPathTest} holds each marked method to it, instruction by instruction.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface HotPath {}
