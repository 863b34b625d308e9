package io.tbot.extension.own.advice;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** To read it puts a fact of an order into the advice's local {@code facts}; its own value is {@code null}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Told {
    /** Which of the facts of this edge. */
    int value();
}
