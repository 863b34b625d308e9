package io.tbot.extension.own.advice;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A label slot as the facade takes it: open, loaded directly, or from the local that a read filled. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Slot {
    /** The slot's number. */
    int value();
}
