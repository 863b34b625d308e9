package io.tbot.testapp.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A test that takes a Java home and runs on the last of {@link Jdks#homes} only, since a build has twenty minutes: what
 * it varies (host and library, what is kept and shown of alerts) has been on every JDK in other tests, or its long form
 * runs on another ({@code ./prove soak}, on the JDK that builds).
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@MethodSource("io.tbot.testapp.it.Jdks#last")
public @interface LastJdk {}
