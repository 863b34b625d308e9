/**
 * The composition root. Open {@code Engine} first: it reads top to bottom. Entered once, by premain or the
 * OpenTelemetry host.
 */
package io.tbot.engine;
