/**
 * The way in through the stock OpenTelemetry agent. Open {@link io.tbot.extension.otel.Doorway} first. Entered once, by
 * the thread on which that agent starts, before the application's {@code main}.
 */
package io.tbot.extension.otel;
