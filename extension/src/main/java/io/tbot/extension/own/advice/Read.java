package io.tbot.extension.own.advice;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A label that must be read under a guard; {@code null} where the probe has fewer. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Read {
    /** Which of the reads of this edge. */
    int value();
}
