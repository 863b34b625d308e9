package io.tbot.testapp.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A test that takes a Java home and runs on the last of {@link Jdks#homes} only: what it varies (host and library) has
 * been on every JDK in other tests, and each JVM with the stock OpenTelemetry agent takes ten seconds.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@MethodSource("io.tbot.testapp.it.Jdks#last")
public @interface LastJdk {}
