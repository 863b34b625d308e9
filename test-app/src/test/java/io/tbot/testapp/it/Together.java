package io.tbot.testapp.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Tests whose outcome does not hang on how fast the machine is: the build runs two such classes at a time. Whatever
 * measures, or holds two runs against each other, runs alone.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("together")
public @interface Together {}
